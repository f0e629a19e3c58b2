/** Reads a mapping that somebody filled in in a spreadsheet. Nothing is written: what would be is shown first. */
import Papa from 'papaparse';
import type { Change, Edit } from '#lib/record/change.ts';
import type { LiveRows } from '#lib/record/files.ts';
import type { Claim, Evidence } from '#lib/record/rows.ts';
import { plain } from '#lib/specification/find.ts';
import type { Requirement, Specification } from '#lib/specification/types.ts';
import { columns } from './mapping-tables.ts';
import { asWritten } from './table.ts';

/** A line that can be taken over. */
export interface MappedLine {
	/** As the spreadsheet counts, its headings being line 1. */
	readonly line: number;
	/** `changed`: the piece is mapped to it already, and the words are others. */
	readonly what: 'new' | 'changed';
	readonly piece: Evidence;
	readonly requirement: Requirement;
	readonly how: string;
	readonly where: string;
	/** The claim that would change. */
	readonly claim: Claim | null;
}

export interface Mapping {
	readonly lines: readonly MappedLine[];
	/** How many say what is here already. */
	readonly same: number;
	/** Each with the reason. */
	readonly refused: readonly { readonly line: number; readonly why: string }[];
}

/** More than any matrix has; what passes it was not meant for this page. */
const mostLines = 20_000;
const mostWords = { how: 5_000, where: 1_000 };

/** Wishes as they stand in the file, each with the line that it comes from. */
interface Wish {
	readonly line: number;
	readonly evidence: string;
	readonly evidenceId: string;
	readonly requirement: string;
	readonly how: string;
	readonly where: string;
}

/**
 * Takes a list (a line for each claim) and a grid (a column for each requirement). What is not in the file
 * stays as it is: nothing is ever unmapped, and empty words replace none.
 */
export function readMapping(text: string, record: LiveRows, specification: Specification): Mapping {
	const { data } = Papa.parse<string[]>(text.replace(/^\ufeff/, ''), { skipEmptyLines: false });
	const [head = [], ...rows] = data.slice(0, mostLines + 1);
	const names = head.map((name) => plain(asWritten(name)));
	const find = (name: string) => names.indexOf(plain(name));
	const evidence = find(columns.evidence);
	if (evidence < 0 && find(columns.evidenceId) < 0) {
		const why = `There is no column “${columns.evidence}” or “${columns.evidenceId}”, so nobody can tell which piece is meant.`;
		return { lines: [], same: 0, refused: [{ line: 1, why }] };
	}
	const known = new Known(record, specification);
	const isList = find(columns.requirement) >= 0;
	const wishes = isList ? listed(rows, find) : gridded(rows, head, find, known);
	const refused: { line: number; why: string }[] = [...(isList ? [] : known.strangers(head))];
	if (data.length > mostLines + 1)
		refused.push({ line: mostLines + 2, why: `Lines after the ${mostLines}th are not read.` });

	const lines: MappedLine[] = [];
	const seen = new Set<string>();
	let same = 0;
	for (const wish of wishes) {
		const line = known.judge(wish);
		if (typeof line === 'string') refused.push({ line: wish.line, why: line });
		else if (line === null) same += 1;
		else {
			const name = `${line.piece.id} ${line.requirement.key}`;
			if (seen.has(name)) refused.push({ line: wish.line, why: 'An earlier line says this already.' });
			else lines.push(line);
			seen.add(name);
		}
	}
	return { lines, same, refused: refused.sort((a, b) => a.line - b.line) };
}

/** One change for all of it, so that one undo takes it back. */
export function mappingChange(lines: readonly MappedLine[], newId: () => string): Change {
	const edits = lines.map(({ piece, requirement, how, where, claim }): Edit => {
		if (claim) return { op: 'edit', id: claim.id, fields: { how, where } };
		const fields = { evidence: piece.id, requirement: requirement.key, how, where };
		return { op: 'create', kind: 'claim', id: newId(), fields };
	});
	return { name: 'map-evidence', edits };
}

type Find = (name: string) => number;

function listed(rows: readonly (readonly string[])[], find: Find): Wish[] {
	const at = (row: readonly string[], name: string) => asWritten(row[find(name)] ?? '').trim();
	return rows.flatMap((row, index): Wish[] => {
		const wish = {
			line: index + 2,
			evidence: at(row, columns.evidence),
			evidenceId: at(row, columns.evidenceId),
			requirement: at(row, columns.requirement),
			how: at(row, columns.how),
			where: at(row, columns.where)
		};
		// A piece that is not mapped to anything is listed all the same.
		const saysNothing = wish.requirement === '' && wish.how === '' && wish.where === '';
		return saysNothing ? [] : [wish];
	});
}

function gridded(
	rows: readonly (readonly string[])[],
	head: readonly string[],
	find: Find,
	known: Known
): Wish[] {
	const requirements = head.flatMap((name, column) => (known.requirement(name) ? [{ name, column }] : []));
	const at = (row: readonly string[], name: string) => asWritten(row[find(name)] ?? '').trim();
	return rows.flatMap((row, index) =>
		requirements
			.filter(({ column }) => (row[column] ?? '').trim() !== '')
			.map(({ name }) => ({
				line: index + 2,
				evidence: at(row, columns.evidence),
				evidenceId: at(row, columns.evidenceId),
				requirement: asWritten(name).trim(),
				how: '',
				where: ''
			}))
	);
}

class Known {
	readonly #pieces: ReadonlyMap<string, Evidence>;
	readonly #titled: ReadonlyMap<string, readonly Evidence[]>;
	readonly #claims: ReadonlyMap<string, readonly Claim[]>;
	readonly #requirements: ReadonlyMap<string, Requirement>;

	constructor(record: LiveRows, { criteria, ksbs }: Specification) {
		const pieces = record.all('evidence');
		this.#pieces = new Map(pieces.map((piece) => [piece.id, piece]));
		this.#titled = Map.groupBy(pieces, ({ fields }) => plainTitle(fields.title));
		this.#claims = Map.groupBy(
			record.all('claim'),
			({ fields }) => `${fields.evidence} ${fields.requirement}`
		);
		this.#requirements = new Map(
			[...criteria, ...ksbs].flatMap((one): [string, Requirement][] => [
				[one.id.toLowerCase(), one],
				[one.key.toLowerCase(), one]
			])
		);
	}

	requirement(name: string): Requirement | undefined {
		return this.#requirements.get(asWritten(name).trim().toLowerCase());
	}

	/** Columns of a grid that name no requirement. */
	strangers(head: readonly string[]): { line: number; why: string }[] {
		const own = new Set([columns.evidence, columns.evidenceId].map(plain));
		return head
			.filter((name) => name.trim() !== '' && !own.has(plain(asWritten(name))) && !this.requirement(name))
			.map((name) => ({
				line: 1,
				why: `The column “${name.trim().slice(0, 80)}” is no requirement of this specification.`
			}));
	}

	/** @returns why it is refused, or null where nothing would change */
	judge({ line, evidence, evidenceId, requirement: name, how, where }: Wish): MappedLine | string | null {
		if (name === '') return 'The requirement is missing.';
		const requirement = this.requirement(name);
		if (!requirement) return `“${name.slice(0, 80)}” is no requirement of this specification.`;
		const piece = this.#piece(evidenceId, evidence);
		if (typeof piece === 'string') return piece;
		if (how.length > mostWords.how) return `How it shows it is longer than ${mostWords.how} characters.`;
		if (where.length > mostWords.where) return `Where is longer than ${mostWords.where} characters.`;
		const claims = this.#claims.get(`${piece.id} ${requirement.key}`) ?? [];
		const of = { line, piece, requirement };
		const [claim] = claims;
		if (!claim) return { ...of, what: 'new', how, where, claim: null };
		// The same piece may be claimed twice for one thing; a line that says what one of them says is that one.
		const says = (one: Claim) =>
			(how === '' || how === one.fields.how.trim()) && (where === '' || where === one.fields.where.trim());
		if (claims.some(says)) return null;
		if (claims.length > 1)
			return 'The piece is mapped to this several times, so nobody can tell which is meant.';
		return {
			...of,
			what: 'changed',
			how: how || claim.fields.how,
			where: where || claim.fields.where,
			claim
		};
	}

	#piece(id: string, title: string): Evidence | string {
		const named = this.#pieces.get(id);
		if (named) return named;
		if (title === '')
			return id === '' ? 'The piece of evidence is missing.' : 'No piece in this record has this id.';
		const found = this.#titled.get(plainTitle(title)) ?? [];
		const [one] = found;
		if (!one) return `No piece is called “${title.slice(0, 80)}”.`;
		return found.length > 1
			? `${found.length} pieces are called “${title.slice(0, 80)}”. Say which by its id.`
			: one;
	}
}

const plainTitle = (title: string) => title.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
