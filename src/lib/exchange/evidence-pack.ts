/**
 * What goes to the assessor for one method: which pieces, in which order, under which names, and where each
 * requirement is shown. Source: `evidence` of the specification.
 */
import { tallyOf } from '#lib/assessment/tally.ts';
import { currentFiles, type LiveRows } from '#lib/record/files.ts';
import type { Attachment, CalendarDate, Claim, Evidence } from '#lib/record/rows.ts';
import { chosenFor } from '#lib/record/selection.ts';
import { timeWords } from '#lib/record/tags.ts';
import type { Requirement, Specification } from '#lib/specification/types.ts';
import { anonymiser, organisationsIn, type Anonymiser } from './evidence-pack-names.ts';
import { likelyNames, type LikelyName } from './likely-names.ts';
import { safeName } from './zip/paths.ts';

export interface PackedFile {
	readonly attachment: Attachment;
	/** Seen from the root of the pack. */
	readonly path: string;
	/** What it was called; left out where nobody is named. */
	readonly name: string | null;
}

export interface PackedPiece {
	/** From 1 on, in the order of the pack. */
	readonly number: number;
	readonly id: string;
	readonly title: string;
	readonly kind: string | null;
	readonly date: CalendarDate | null;
	readonly text: string;
	/** Its own page, seen from the root of the pack. */
	readonly path: string;
	readonly files: readonly PackedFile[];
}

/** Where one piece shows one requirement. */
export interface Shown {
	readonly piece: PackedPiece;
	readonly how: string;
	/** Page, paragraph or time. */
	readonly where: string;
	/** It is claimed for something that this one is a part of, or the other way round. */
	readonly part: boolean;
}

export interface PackedRequirement {
	readonly requirement: Requirement;
	readonly shown: readonly Shown[];
}

export interface Pack {
	readonly specification: Specification;
	readonly method: { readonly id: string; readonly name: string };
	readonly apprentice: string;
	readonly anonymous: boolean;
	/** Pieces were chosen for the method; otherwise all of them are here. */
	readonly chosen: boolean;
	readonly pieces: readonly PackedPiece[];
	/** Those of the method, in the specification's order. */
	readonly mapping: readonly PackedRequirement[];
	/** Bytes of all files. */
	readonly bytes: number;
	/** What a person should look at before it goes. */
	readonly remarks: {
		/** Neither a word nor a file. */
		readonly empty: readonly Evidence[];
		/** Mapped to nothing of this method. */
		readonly unmapped: readonly Evidence[];
		/** Claims that name no page, paragraph or time, though the piece has files. */
		readonly withoutPlace: number;
		/** Requirements that no piece in the pack shows. */
		readonly open: number;
		/** Claims that a tutor sent back and nobody has changed since. */
		readonly returned: number;
	};
}

/**
 * @param record rows without the deleted ones
 * @param hidden names that no row knows and that are to go as well; null where the pack names people
 */
export function planPack(
	record: LiveRows,
	apprentice: string,
	specification: Specification,
	methodId: string,
	hidden: readonly string[] | null
): Pack {
	const hide = hidden && hider(record, apprentice, hidden);
	const evidence = record.all('evidence');
	const chosen = chosenFor(methodId, record.all('selection'), evidence);
	const going = chosen.length > 0 ? chosen : evidence.toSorted(byDate);
	const files = Map.groupBy(currentFiles(record.all('attachment')), ({ fields }) => fields.evidence);
	const pieces = going.map((piece, index) =>
		packed(piece, index + 1, files.get(piece.id) ?? [], specification, hide)
	);
	const byId = new Map(pieces.map((piece) => [piece.id, piece]));
	const tally = tallyOf(specification, [...evidence, ...record.all('claim'), ...record.all('confirmation')]);
	const mapping = [...specification.criteria, ...specification.ksbs]
		.filter((one) => one.method === methodId && !(one.type === 'criterion' && one.grade === 'expected'))
		.map((requirement): PackedRequirement => {
			const { direct, same, part } = tally.claims(requirement.key);
			const of = (claims: readonly { readonly claim: Claim }[], isPart: boolean) =>
				claims.flatMap(({ claim }) => {
					const piece = byId.get(claim.fields.evidence);
					return piece ? [shownBy(claim, piece, isPart, record, hide)] : [];
				});
			const shown = [...of(direct, false), ...of(same, false), ...of(part, true)];
			return { requirement, shown: shown.sort((a, b) => a.piece.number - b.piece.number) };
		});
	const shownPieces = new Set(mapping.flatMap(({ shown }) => shown.map(({ piece }) => piece.id)));
	const all = mapping.flatMap(({ shown }) => shown);
	const method = specification.methods.find(({ id }) => id === methodId);
	return {
		specification,
		method: { id: methodId, name: method?.name ?? methodId },
		apprentice: hide?.(apprentice) ?? apprentice,
		anonymous: hide !== null,
		chosen: chosen.length > 0,
		pieces,
		mapping,
		bytes: pieces
			.flatMap((piece) => piece.files)
			.reduce((sum, { attachment }) => sum + attachment.fields.size, 0),
		remarks: {
			empty: going.filter(({ id, fields }) => fields.text.trim() === '' && !files.has(id)),
			unmapped: going.filter(({ id }) => !shownPieces.has(id)),
			withoutPlace: all.filter(({ piece, where }) => where === '' && piece.files.length > 0).length,
			open: mapping.filter(({ shown }) => shown.every(({ part }) => part)).length,
			returned: tally.returned.filter(({ claim }) => byId.has(claim.fields.evidence)).length
		}
	};
}

function hider(record: LiveRows, apprentice: string, hidden: readonly string[]): Anonymiser {
	const others = hidden.map((name, index) => ({ name, instead: `[name ${index + 1}]` }));
	return anonymiser(record.all('person'), apprentice, [...organisationsIn(record), ...others]);
}

/** Words in an anonymous pack that may still name somebody. */
export function namesLeft({ specification, pieces, mapping }: Pack): LikelyName[] {
	const { standard, criteria, ksbs, evidence } = specification;
	const shown = mapping.flatMap((one) => one.shown.flatMap(({ how, where }) => [how, where]));
	const printed = [...criteria, ...ksbs].map(({ text }) => text);
	return likelyNames(
		[...pieces.flatMap(({ title, text }) => [title, text]), ...shown],
		[standard.title, ...evidence.kinds.map(({ name }) => name), ...printed]
	);
}

function packed(
	{ id, fields }: Evidence,
	number: number,
	files: readonly Attachment[],
	{ evidence }: Specification,
	hide: Anonymiser | null
): PackedPiece {
	const kind = evidence.kinds.find((one) => one.id === fields.kind)?.name ?? null;
	const title = hide?.(fields.title) ?? fields.title;
	const label = evidence.named?.after === 'kind' ? (kind ?? 'evidence') : title;
	// A full stop would be taken for the beginning of an ending.
	const stem = label.replaceAll('.', ' ');
	return {
		number,
		id,
		title,
		kind,
		date: fields.date,
		text: hide?.(fields.text) ?? fields.text,
		path: `evidence/${safeName(`${stem}.html`, number)}`,
		files: files.map((attachment, index) => {
			const { name } = attachment.fields;
			const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0] ?? '';
			const path = `evidence/${safeName(`file-${index + 1} ${stem}${ending}`, number)}`;
			return { attachment, path, name: hide ? null : name };
		})
	};
}

function shownBy(
	{ fields }: Claim,
	piece: PackedPiece,
	part: boolean,
	record: LiveRows,
	hide: Anonymiser | null
): Shown {
	const tag = fields.tag ? record.all('tag').find(({ id }) => id === fields.tag)?.fields : undefined;
	const where = [fields.where.trim(), ...(tag ? [`${timeWords(tag.at)} ${tag.text}`] : [])]
		.filter((words) => words !== '')
		.join('; ');
	const words = (text: string) => hide?.(text) ?? text;
	return { piece, how: words(fields.how.trim()), where: words(where), part };
}

function byDate(a: Evidence, b: Evidence): number {
	const key = ({ fields, createdAt, id }: Evidence) => `${fields.date ?? '9999'} ${createdAt} ${id}`;
	return key(a) < key(b) ? -1 : 1;
}
