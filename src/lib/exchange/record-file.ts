/** The record file, version 1: what it is made of and how much of it there may be. See docs/record-file.md. */
import type { JournalEntry } from '#lib/record/change.ts';
import type { Row } from '#lib/record/rows.ts';
import type { z } from 'zod';
import type { historyLine, manifest, purpose } from './manifest-schema.ts';
import { safeName } from './zip/paths.ts';

export const formatName = 'waymark-record';
export const formatVersion = 1;

/** Entries beside the attachments. */
export const names = {
	manifest: 'manifest.json',
	page: 'index.html',
	rows: 'rows.jsonl',
	history: 'journal.jsonl',
	/** Only where it is not built in. */
	specification: 'specification.json'
} as const;
export const attachmentFolder = 'attachments/';

/** Bytes of one piece of an attachment: its row counts them. */
export const pieceBytes = 8 * 1024 * 1024;

const MB = 1024 * 1024;
/** Far more than any record holds; what passes them was made to do harm, or is broken. */
export const limits = {
	entries: 20_000,
	/** Bytes of the ZIP's own directory. */
	directory: 16 * MB,
	manifest: 8 * MB,
	page: 512 * MB,
	rows: 256 * MB,
	history: 1024 * MB,
	specification: 2 * MB,
	/** Lists, objects and members in it: each may be a mistake to tell of. */
	specificationParts: 50_000,
	/** Bytes of one line of JSON. */
	line: 4 * MB,
	rowCount: 50_000,
	historyLines: 500_000,
	/** Bytes of all attachments together. */
	attachments: 64 * 1024 * MB,
	/** How many times larger a deflated entry may become, once it is larger than the size below. */
	ratio: 400,
	ratioFrom: 4 * MB,
	/** The same for all entries together. */
	totalRatio: 20,
	totalRatioFrom: 256 * MB,
	/** Changes that one device can have counted. */
	counter: 1e15
} as const;

export type Manifest = z.infer<typeof manifest>;
export type ManifestEntry = Manifest['entries'][number];
export type Purpose = z.infer<typeof purpose>;
/** One line of the history: what one change did to one row. */
export type HistoryLine = z.infer<typeof historyLine>;

/** An entry of the journal as it travels: where it stood in a device's own journal says nothing elsewhere. */
export type TravellingEntry = Omit<JournalEntry, 'position' | 'imported'>;

/** Where an attachment stands in the file. */
export function attachmentPath(name: string, ordinal: number): string {
	return attachmentFolder + safeName(name, ordinal);
}

/** A journal entry as lines, one for each row that it touched. */
export function* historyLines(entry: TravellingEntry): Generator<HistoryLine> {
	const { id, name, undoes, author, at } = entry;
	for (const [index, after] of entry.after.entries())
		yield { entry: id, name, undoes, author, at, before: entry.before[index] ?? null, after };
}

/** Puts lines that follow one another together again. */
export class HistoryReader {
	readonly entries: TravellingEntry[] = [];
	#before: (Row | null)[] = [];
	#after: Row[] = [];

	add(line: HistoryLine, recordId: string): void {
		const last = this.entries.at(-1);
		if (last?.id !== line.entry) {
			const { entry: id, name, undoes, author, at } = line;
			this.#before = [];
			this.#after = [];
			this.entries.push({ id, recordId, name, undoes, author, at, before: this.#before, after: this.#after });
		}
		this.#before.push(line.before);
		this.#after.push(line.after);
	}
}
