/** Whether the rows of a record file belong together: each row that another one names must be there. */
import { referencesOf } from '#lib/record/references.ts';
import type { Kind, Row } from '#lib/record/rows.ts';
import type { Manifest } from './record-file.ts';
import type { FileProblems } from './refusal.ts';

interface Reference {
	readonly from: string;
	readonly to: string;
	/** Null where any kind will do. */
	readonly kind: Kind | null;
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
	tag: 'time tag',
	selection: 'choice',
	link: 'link',
	mock: 'mock',
	mark: 'mark',
	correction: 'correction',
	asked: 'question',
	fact: 'fact',
	appointment: 'assessment day',
	result: 'result',
	action: 'action',
	review: 'review',
	hours: 'entry of training hours',
	form: 'form',
	answer: 'answer',
	signature: 'signature',
	key: 'key',
	attestation: 'seal'
};

/** Keeps of each row only what the questions need: a record file may hold a great many. */
export class RowReferences {
	readonly #recordId: string;
	readonly isReply: boolean;
	readonly #kinds = new Map<string, Kind>();
	readonly #references: Reference[] = [];
	readonly files = new Map<string, WantedFile>();
	specification: string | null = null;

	constructor({ record, purpose }: Pick<Manifest, 'record' | 'purpose'>) {
		this.#recordId = record;
		this.isReply = purpose?.is === 'reply';
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
		// What an answer refers to is in the record that it answers.
		if (this.isReply) return;
		if (this.specification === null) problems.add(where, 'The record’s own row is missing.');
		for (const { from, to, kind } of this.#references)
			if (kind === null ? !this.#kinds.has(to) : this.#kinds.get(to) !== kind)
				problems.add(
					from,
					`It names the ${kind === null ? 'row' : kindWords[kind]} ${to}, which is not in the file.`
				);
	}
}
