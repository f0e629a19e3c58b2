/**
 * Signatures on forms. One refers to exactly what stood there: the contents are kept with it, with their seal,
 * so that a later change shows field by field.
 */
import type { Change, Edit } from './change.ts';
import type { Acting } from './confirm.ts';
import { Failure } from './failure.ts';
import { answerEdits, plainValue, sameValue, type Current, type Filled, type Value } from './forms.ts';
import type { Paper, PaperField } from './paper.ts';
import type { CalendarDate, Fields, Role, Signature } from './rows.ts';
import { seal, sealOf } from './seal.ts';

/** What a signature refers to: plain JSON, which its SHA-256 is taken of. */
export interface SignedContents {
	readonly paper: Pick<Paper, 'from' | 'id' | 'name' | 'ours'> & { readonly under: string };
	/** The field that asks for the signature. */
	readonly as: string;
	readonly name: string;
	readonly role: Role;
	readonly on: CalendarDate;
	/** The words that were agreed to, by section. */
	readonly words: readonly { readonly section: string; readonly text: string }[];
	readonly answers: readonly { readonly field: string; readonly label: string; readonly value: Value }[];
}

export interface Signing {
	/** As typed. */
	readonly name: string;
	/** Path data; null where only a name was typed. */
	readonly drawing: string | null;
	readonly on: CalendarDate;
}

export type SigningProblem = 'name-missing' | 'name-too-long' | 'drawing-empty';

/** One field that reads otherwise than when it was signed. */
export interface ChangedField {
	readonly label: string;
	readonly from: Value;
	readonly to: Value;
}

/** How a signature stands today. */
export interface Standing {
	readonly signature: Signature;
	/** What was changed since; empty where nothing was. */
	readonly changed: readonly ChangedField[];
	/** The row itself is no longer as it was signed: its seal does not fit. */
	readonly altered: boolean;
}

/** Whether a signature covers a field: all that is asked, but what belongs beside another's signature. */
export function covers(as: string, { beside }: Pick<PaperField, 'beside'>): boolean {
	return beside === null || beside === as;
}

/** Exactly what is signed. Equal contents have equal seals, on every device. */
export function signedContents(
	paper: Paper,
	under: string,
	as: PaperField,
	filled: readonly Filled[],
	{ name, role, on }: { readonly name: string; readonly role: Role; readonly on: CalendarDate }
): SignedContents {
	const { from, id, ours } = paper;
	return {
		paper: { from, id, name: paper.name, ours, under },
		as: as.id,
		...{ name, role, on },
		words: paper.sections.flatMap(({ name: section, text }) =>
			text === null ? [] : [{ section: section ?? '', text }]
		),
		answers: filled
			.filter(({ field }) => covers(as.id, field))
			.map(({ field, value }) => ({
				field: field.id,
				label: field.label,
				value: plainValue(value, field.kind)
			}))
	};
}

/** What is wrong with a signature before it is given; null where nothing is. */
export function signingProblem({ name, drawing }: Pick<Signing, 'name' | 'drawing'>): SigningProblem | null {
	const { length } = name.trim();
	if (length === 0) return 'name-missing';
	if (length > 200) return 'name-too-long';
	return drawing !== null && !isDrawn(drawing) ? 'drawing-empty' : null;
}

/**
 * Signs. What the record had filled in becomes an answer by the same change: from then on the form says what
 * was signed, whatever the record learns.
 *
 * @param acting who is here, in the role in which they are here
 * @throws Failure `signature-not-yours` where the field asks for another role; `signature-refused`
 */
export async function sign(
	{ id, under }: { readonly id: string; readonly under: string },
	paper: Paper,
	as: PaperField,
	filled: readonly Filled[],
	{ name, drawing, on }: Signing,
	{ person, role }: Acting,
	current: Current,
	newId: () => string
): Promise<Change> {
	if (!as.who.includes(role)) throw new Failure('signature-not-yours', role);
	const problem = signingProblem({ name, drawing });
	if (problem) throw new Failure('signature-refused', problem);
	const contents = signedContents(paper, under, as, filled, { name: name.trim(), role, on });
	const fields: Fields<'signature'> = {
		...{ of: id, name: name.trim(), drawing, person, role, on },
		contents: asJson(contents),
		sha256: await seal(contents)
	};
	const kept = filled
		.filter(({ by }) => by === 'record')
		.flatMap(({ field, value }) => answerEdits(id, field.id, value, current));
	const edits: Edit[] = [...kept, { op: 'create', kind: 'signature', id: newId(), fields }];
	return { name: 'sign', edits };
}

/**
 * Takes a signature away.
 *
 * @throws Failure `signature-not-yours` where somebody in another role wants to
 */
export function removeSignature(
	signature: Pick<Signature, 'id' | 'fields'>,
	{ role }: Pick<Acting, 'role'>
): Change {
	if (signature.fields.role !== role) throw new Failure('signature-not-yours', role);
	return { name: 'remove-signature', edits: [{ op: 'delete', id: signature.id }] };
}

/** What a signature on a form says was signed; null where it is about something else. */
export function contentsOf({ fields }: Pick<Signature, 'fields'>): SignedContents | null {
	const { contents } = fields;
	const held = contents !== null && typeof contents === 'object' && 'answers' in contents && 'as' in contents;
	return held ? (contents as unknown as SignedContents) : null;
}

/** Compares what was signed with what stands there now. */
export function changedSince(
	signature: Pick<Signature, 'fields'>,
	filled: readonly Filled[]
): ChangedField[] {
	const contents = contentsOf(signature);
	if (!contents) return [];
	const now = new Map(filled.map((one) => [one.field.id, one]));
	const signed = new Set(contents.answers.map(({ field }) => field));
	const asked = filled.filter(({ field }) => covers(contents.as, field));
	return [
		...contents.answers.map(({ field, label, value }) => ({
			label,
			from: value,
			to: plainValue(now.get(field)?.value ?? null, now.get(field)?.field.kind)
		})),
		...asked
			.filter(({ field }) => !signed.has(field.id))
			.map(({ field, value }) => ({ label: field.label, from: null, to: plainValue(value, field.kind) }))
	].filter(({ from, to }) => !sameValue(from, to));
}

/** How a signature stands against what is on the form now. */
export function standingOf(signature: Signature, filled: readonly Filled[]): Standing {
	return { signature, changed: changedSince(signature, filled), altered: !sealFits(signature) };
}

/** Whether what was signed is what stands there. */
export function holds({ changed, altered }: Standing): boolean {
	return changed.length === 0 && !altered;
}

/** Rows are replaced, never altered in place, so what was found of one stays true. */
const fitting = new WeakMap<object, boolean>();

/** Whether a signature's own row is still what was signed. */
function sealFits({ fields }: Pick<Signature, 'fields'>): boolean {
	const known = fitting.get(fields);
	if (known !== undefined) return known;
	const contents = contentsOf({ fields });
	const { name, role, on } = fields;
	const own = contents?.name === name && contents.role === role && contents.on === on;
	const fits = own && sealOf(contents) === fields.sha256;
	fitting.set(fields, fits);
	return fits;
}

/** The contents as the row takes them. */
function asJson(contents: SignedContents): Fields<'signature'>['contents'] {
	return JSON.parse(JSON.stringify(contents)) as Fields<'signature'>['contents'];
}

interface Point {
	readonly x: number;
	readonly y: number;
}

const [wide, high, most] = [300, 100, 8_000];

/**
 * Strokes of a pen as path data in a picture 300 wide and 100 high; the shape keeps its proportions.
 *
 * @param width of the field that they were drawn in, in the units of the points
 */
export function drawingOf(strokes: readonly (readonly Point[])[], width: number, height: number): string {
	const scale = Math.min(wide / width, high / height);
	const count = strokes.reduce((sum, stroke) => sum + stroke.length, 0);
	// A scribble of minutes is thinned out: the row holds 100,000 characters.
	const step = Math.max(1, Math.ceil(count / most));
	const text = (value: number) => String(Math.round(Math.max(0, value * scale) * 10) / 10);
	return strokes
		.map((stroke) =>
			stroke
				.filter((_, index) => index % step === 0 || index === stroke.length - 1)
				.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${text(x)} ${text(y)}`)
				.join(' ')
		)
		.filter(Boolean)
		.join(' ');
}

/** Whether a pen really moved: a tap leaves a dot, and a dot is no signature. */
export function isDrawn(drawing: string): boolean {
	const points = [...drawing.matchAll(/([ML])([0-9.]+) ([0-9.]+)/g)].map(([, op, x, y]) => ({
		op,
		x: Number(x),
		y: Number(y)
	}));
	const length = points.reduce((sum, { op, x, y }, index) => {
		const before = points[index - 1];
		return op === 'L' && before ? sum + Math.hypot(x - before.x, y - before.y) : sum;
	}, 0);
	return length >= 20;
}
