/** Whether the rows of a record file belong together: each row that another one names must be there. */
import type { Kind, Row } from '#lib/record/rows.ts';
import type { FileProblems } from './refusal.ts';

interface Reference {
	readonly from: string;
	readonly to: string;
	readonly kind: Kind;
}

/** What the file must hold of an attachment that is not deleted. */
export interface WantedFile {
	readonly name: string;
	readonly size: number;
	readonly sha256: string;
}

const kindWords: Record<Kind, string> = {
	record: 'record',
	person: 'person',
	evidence: 'piece of evidence',
	attachment: 'file',
	claim: 'claim',
	confirmation: 'decision',
	comment: 'comment',
	mock: 'mock',
	mark: 'mark',
	correction: 'correction',
	fact: 'fact'
};

/** The rows that a row names, with what each must be. */
function referencesOf(row: Row): [string, Kind][] {
	switch (row.kind) {
		case 'record':
			return [[row.fields.apprentice, 'person']];
		case 'attachment':
		case 'claim':
			return [[row.fields.evidence, 'evidence']];
		case 'confirmation':
		case 'comment':
			return [
				[row.fields.claim, 'claim'],
				[row.fields.person, 'person']
			];
		case 'mock':
			return [[row.fields.conductor, 'person']];
		case 'mark':
			return [[row.fields.mock, 'mock']];
		case 'correction':
			return [
				[row.fields.mock, 'mock'],
				[row.fields.person, 'person']
			];
		case 'fact':
			return 'person' in row.fields ? [[row.fields.person, 'person']] : [];
		case 'person':
		case 'evidence':
			return [];
		default:
			return row satisfies never;
	}
}

/** Keeps of each row only what the questions need: a record file may hold a great many. */
export class RowReferences {
	readonly #recordId: string;
	readonly #kinds = new Map<string, Kind>();
	readonly #references: Reference[] = [];
	readonly files = new Map<string, WantedFile>();
	specification: string | null = null;

	constructor(recordId: string) {
		this.#recordId = recordId;
	}

	get count(): number {
		return this.#kinds.size;
	}

	add(row: Row, where: string, problems: FileProblems): void {
		if (row.recordId !== this.#recordId) return problems.add(where, 'The row belongs to another record.');
		if (this.#kinds.has(row.id)) return problems.add(where, `The id ${row.id} is there twice.`);
		this.#kinds.set(row.id, row.kind);
		for (const [to, kind] of referencesOf(row)) this.#references.push({ from: where, to, kind });
		if (row.kind === 'attachment' && !row.deleted) this.files.set(row.id, row.fields);
		if (row.kind !== 'record') return;
		if (row.deleted) problems.add(where, 'The record is marked as removed.');
		this.specification = row.fields.specification;
	}

	/** Once all rows are in. */
	close(where: string, problems: FileProblems): void {
		if (this.specification === null) problems.add(where, 'The record’s own row is missing.');
		for (const { from, to, kind } of this.#references)
			if (this.#kinds.get(to) !== kind)
				problems.add(from, `It names the ${kindWords[kind]} ${to}, which is not in the file.`);
	}
}
