/** What evidence is mapped to, as tables: a line for each claim, or pieces by requirements. */
import { standingsOf, type Standing } from '#lib/assessment/decisions.ts';
import { RowsBehind, type BehindOf } from '#lib/record/behind.ts';
import type { LiveRows } from '#lib/record/files.ts';
import type { Claim, Confirmation, Evidence } from '#lib/record/rows.ts';
import { timeWords } from '#lib/record/tags.ts';
import { kindWord, placeName } from '#lib/specification/find.ts';
import type { Requirement, Specification } from '#lib/specification/types.ts';
import { day, type Table } from './table.ts';

const standingWords: Record<Standing, string> = {
	claimed: 'Claimed',
	confirmed: 'Confirmed',
	returned: 'Sent back'
};

/** The headings by which a line that comes back is read. */
export const columns = {
	evidence: 'Evidence',
	evidenceId: 'Evidence id',
	requirement: 'Requirement',
	how: 'How it shows it',
	where: 'Where'
} as const;

/** A line for each claim, in the order of the requirements; pieces without a claim stand last. */
export function mappingList(record: LiveRows, specification: Specification): Table {
	const pieces = new Map(record.all('evidence').map((piece) => [piece.id, piece]));
	const tags = new Map(record.all('tag').map((tag) => [tag.id, tag.fields]));
	const decisions = Map.groupBy(record.all('confirmation'), ({ fields }) => fields.claim);
	const behindOf = behindIn(record);
	const requirements = [...specification.criteria, ...specification.ksbs];
	const places = new Map<string, number>(requirements.map(({ key }, place) => [key, place]));
	const place = ({ fields }: Claim) => places.get(fields.requirement) ?? places.size;
	const claims = record
		.all('claim')
		.filter(({ fields }) => pieces.has(fields.evidence))
		.sort((a, b) => place(a) - place(b) || (a.createdAt < b.createdAt ? -1 : 1));
	const used = new Set(claims.map(({ fields }) => fields.evidence));
	return {
		name: 'Mapping',
		head: [
			columns.evidence,
			columns.evidenceId,
			'Kind',
			'Date',
			columns.requirement,
			'Belongs to',
			'Sort of requirement',
			'Requirement text',
			columns.how,
			columns.where,
			'Time tag',
			'Tutor’s decision'
		],
		rows: [
			...claims.map((claim) => {
				const { requirement: key, how, where, tag } = claim.fields;
				const requirement = requirements[place(claim)];
				const at = tags.get(tag ?? '');
				return [
					...pieceCells(pieces.get(claim.fields.evidence) as Evidence, specification),
					idOf(key, specification),
					requirement ? placeName(specification, requirement) : null,
					requirement ? kindWord(requirement) : 'not in this specification',
					requirement?.text ?? null,
					how,
					where,
					at ? `${timeWords(at.at)} ${at.text}` : null,
					standing(claim, decisions.get(claim.id), behindOf)
				];
			}),
			...[...pieces.values()]
				.filter(({ id }) => !used.has(id))
				.map((piece) => [...pieceCells(piece, specification), ...Array<null>(7).fill(null), 'Not mapped yet'])
		]
	};
}

/** A row for each piece, a column for each requirement, and in each cell how far it is. */
export function mappingGrid(record: LiveRows, specification: Specification): Table {
	const requirements: readonly Requirement[] = [...specification.criteria, ...specification.ksbs];
	const claims = Map.groupBy(record.all('claim'), ({ fields }) => fields.evidence);
	const decisions = Map.groupBy(record.all('confirmation'), ({ fields }) => fields.claim);
	const behindOf = behindIn(record);
	return {
		name: 'Matrix',
		head: [columns.evidence, columns.evidenceId, ...requirements.map(({ id }) => id)],
		rows: record.all('evidence').map((piece) => {
			const own = Map.groupBy(claims.get(piece.id) ?? [], ({ fields }) => fields.requirement);
			return [
				piece.fields.title,
				piece.id,
				...requirements.map(({ key }) => {
					const words = (own.get(key) ?? []).map((claim) =>
						standing(claim, decisions.get(claim.id), behindOf)
					);
					return words.length > 0 ? [...new Set(words)].join(', ') : null;
				})
			];
		})
	};
}

function behindIn(record: LiveRows): BehindOf {
	return new RowsBehind([...record.all('evidence'), ...record.all('attachment'), ...record.all('tag')]).of;
}

/** Its short id where the specification has it, the whole key elsewhere. */
function idOf(key: string, { criteria, ksbs }: Specification): string {
	return [...criteria, ...ksbs].find((one) => one.key === key)?.id ?? key;
}

function pieceCells({ id, fields }: Evidence, { evidence }: Specification) {
	const kind = evidence.kinds.find((one) => one.id === fields.kind)?.name ?? fields.kind;
	return [fields.title, id, kind, day(fields.date)];
}

function standing(claim: Claim, decisions: readonly Confirmation[] = [], behindOf: BehindOf): string {
	return standingWords[standingsOf(claim, decisions, behindOf).tutor];
}
