/** What a record knows of the fields of a form. What it does not know stays empty: nothing is guessed. */
import type { Requirement, Specification } from '#lib/specification/types.ts';
import { changesSince, type BehindOf } from './behind.ts';
import type { Value } from './forms.ts';
import type { PaperField } from './paper.ts';
import type {
	Appointment,
	Attachment,
	CalendarDate,
	Claim,
	Confirmation,
	Evidence,
	Fact,
	Person,
	RecordRow,
	Result,
	Role,
	Selection
} from './rows.ts';

/** The rows of a record that forms are filled from, without the deleted ones, and what the rules make of them. */
export interface Known {
	readonly record: RecordRow;
	readonly people: readonly Person[];
	readonly facts: readonly Fact[];
	readonly evidence: readonly Evidence[];
	readonly attachments: readonly Attachment[];
	readonly confirmations: readonly Confirmation[];
	readonly behindOf: BehindOf;
	readonly selections: readonly Selection[];
	readonly appointments: readonly Appointment[];
	readonly results: readonly Result[];
	readonly specification: Specification;
	/** The claims that count for a requirement. */
	claimsOn(requirement: Requirement): readonly Claim[];
	/** Whether a gateway item is met; null where that is not known. */
	settled(item: string): boolean | null;
	/** Whether there is a certificate at the level that is asked for; null where that is not known. */
	achieved(subject: string): boolean | null;
}

/** What stands in a field if nobody answers it; null where the record does not know. */
export function fillOf(field: PaperField, known: Known): Value {
	const [of, what = '', ...more] = field.fill?.split('.') ?? [];
	switch (of) {
		case undefined:
			return null;
		case 'apprentice':
		case 'employer':
		case 'provider':
		case 'assessor':
			return ofPerson(of, what, known);
		case 'specification':
			return what === 'title' ? known.specification.standard.title : null;
		case 'dates':
			return dayOf(what, known);
		case 'certificates':
			return ofCertificate(what, more[0], known);
		case 'gateway':
			return known.settled(what);
		case 'grades':
			return gradeOf(resultOf(what, more[0], known), known);
		case 'graded':
			return resultOf(what, more[0], known)?.fields.on ?? null;
		case 'evidence':
		case 'ksbs':
			return ofEvidence(field, of === 'ksbs' ? 'ksbs' : what, of === 'ksbs' ? what : more[0], known);
		default:
			return null;
	}
}

function ofPerson(role: Role, what: string, { record, people }: Known): string | null {
	const own = people.filter(({ id, fields }) =>
		role === 'apprentice' ? id === record.fields.apprentice : fields.roles.includes(role)
	);
	// Of two line managers nobody can tell which one is meant.
	const person = own.length === 1 ? own[0] : undefined;
	if (what === 'name') return person?.fields.name ?? null;
	if (what !== 'organisation') return null;
	const named = role === 'employer' || role === 'provider' ? record.fields[role] : undefined;
	return named || person?.fields.organisation || null;
}

function dayOf(name: string, { record, facts, appointments }: Known): CalendarDate | null {
	if (name === 'start' || name === 'gateway') return record.fields[name];
	const wanted = name === 'end' ? 'agreed-end' : name;
	const fact = facts.find(({ fields }) => fields.about === 'date' && fields.name === wanted);
	const on = fact?.fields.about === 'date' ? fact.fields.on : null;
	return on ?? appointments.find(({ fields }) => fields.method === name)?.fields.on ?? null;
}

function ofCertificate(subject: string, what: string | undefined, known: Known): Value {
	if (what === 'achieved') return known.achieved(subject);
	if (known.achieved(subject) !== true) return null;
	const own = known.facts.flatMap(({ fields }) =>
		fields.about === 'certificate' && fields.subject === subject && fields.level !== null ? [fields] : []
	);
	// Of two certificates nobody can tell which one goes onto the form.
	if (own.length !== 1) return null;
	return what === 'date' ? (own[0]?.on ?? null) : `Certificate at ${own[0]?.level ?? ''}`;
}

/** The latest result of a method, or of one of its parts. */
function resultOf(method: string, part: string | undefined, { results }: Known): Result | undefined {
	return results
		.filter(({ fields }) => fields.method === method && fields.part === (part ?? null))
		.sort((a, b) => (a.fields.on < b.fields.on ? -1 : 1))
		.at(-1);
}

function gradeOf(result: Result | undefined, { specification }: Known): string | null {
	const grade = result?.fields.grade;
	return specification.grades.find(({ id }) => id === grade)?.name ?? null;
}

function ofEvidence(field: PaperField, what: string, method: string | undefined, known: Known): Value {
	const pieces = piecesOf(method ?? known.specification.evidence.pieces?.method, known);
	switch (what) {
		case 'pieces':
			return pieces.length === 0 ? null : String(pieces.length);
		case 'list': {
			const rows = pieces.map((piece, index) => listRow(field, piece, index + 1, known));
			return rows.length === 0 ? null : rows;
		}
		case 'mapping':
		case 'ksbs':
			return method === undefined ? null : mappingRows(field, method, what === 'mapping', pieces, known);
		default:
			return null;
	}
}

/** The pieces chosen for a method; else those that are claimed for its requirements; else all. */
function piecesOf(method: string | undefined, known: Known): readonly Evidence[] {
	const { evidence, selections, specification } = known;
	if (method === undefined) return evidence;
	const chosen = selections
		.filter(({ fields }) => fields.method === method)
		.sort((a, b) => a.fields.place - b.fields.place)
		.flatMap(({ fields }) => evidence.find(({ id }) => id === fields.evidence) ?? []);
	if (chosen.length > 0) return chosen;
	const used = new Set(
		[...specification.criteria, ...specification.ksbs]
			.filter((one) => one.method === method)
			.flatMap((one) => known.claimsOn(one).map(({ fields }) => fields.evidence))
	);
	return evidence.filter(({ id }) => used.has(id));
}

function listRow({ cells, columns }: PaperField, piece: Evidence, number: number, known: Known): string[] {
	return columns.map((_, index) => {
		switch (cells[index]) {
			case 'number':
				return String(number);
			case 'title':
				return piece.fields.title;
			case 'file':
				return fileNames(piece, known) || piece.fields.title;
			case 'kind':
				return known.specification.evidence.kinds.find(({ id }) => id === piece.fields.kind)?.name ?? '';
			case 'date':
				return piece.fields.date ?? '';
			case 'validated':
				return validators(piece, known);
			default:
				return '';
		}
	});
}

function fileNames({ id }: Evidence, { attachments }: Known): string {
	const own = attachments.filter(({ fields }) => fields.evidence === id);
	const replaced = new Set(own.map(({ fields }) => fields.replaces));
	return own
		.filter((file) => !replaced.has(file.id))
		.map(({ fields }) => fields.name)
		.join(', ');
}

/** The employers who confirmed a claim on a piece as it still stands. */
function validators(piece: Evidence, { specification, confirmations, people, ...known }: Known): string {
	const claims = [...specification.criteria, ...specification.ksbs]
		.flatMap((one) => known.claimsOn(one))
		.filter(({ fields }) => fields.evidence === piece.id);
	const own = confirmations.filter(
		(one) =>
			one.fields.role === 'employer' &&
			one.fields.decision === 'confirmed' &&
			claims.some(
				(claim) => claim.id === one.fields.claim && changesSince(one, claim, known.behindOf).length === 0
			)
	);
	const names = own.map(({ fields }) => people.find(({ id }) => id === fields.person)?.fields.name ?? '');
	return [...new Set(names)].filter(Boolean).join(', ');
}

/** One line for each piece that a KSB of the method has; one with nothing in it where it has none. */
function mappingRows(
	{ cells, columns }: PaperField,
	method: string,
	mapped: boolean,
	pieces: readonly Evidence[],
	known: Known
): string[][] {
	const { ksbs, criteria } = known.specification;
	const own = ksbs.filter((one) => one.method === method);
	const asked = own.length > 0 ? own : criteria.filter((one) => one.method === method);
	const numbers = new Map(pieces.map(({ id }, index) => [id, index + 1]));
	return asked.flatMap((requirement) => {
		const claims = (mapped ? [...known.claimsOn(requirement)] : [])
			.filter(({ fields }) => numbers.has(fields.evidence))
			.sort((a, b) => (numbers.get(a.fields.evidence) ?? 0) - (numbers.get(b.fields.evidence) ?? 0));
		const row = (claim?: Claim) =>
			columns.map((_, index) => {
				const piece = pieces.find(({ id }) => id === claim?.fields.evidence);
				switch (cells[index]) {
					case 'requirement':
						return `${requirement.id} ${requirement.text}`;
					case 'title':
						return piece ? `${numbers.get(piece.id) ?? ''} ${piece.fields.title}`.trim() : '';
					case 'how':
						return claim?.fields.how ?? '';
					case 'where':
						return claim?.fields.where ?? '';
					default:
						return '';
				}
			});
		return claims.length === 0 ? [row()] : claims.map(row);
	});
}
