/** A file that somebody chose: whether it is a record file, and what taking it in would do on this device. */
import type { JournalEntry } from '#lib/record/change.ts';
import { compare, joinRows, type Comparison } from '#lib/record/join.ts';
import type { Attachment, Row } from '#lib/record/rows.ts';
import type { StoreOptions } from '#lib/storage/attachments.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { readRecordFile, type RecordFile } from './read-record-file.ts';
import type { FileProblem } from './refusal.ts';
import { blobSource } from './source.ts';

interface Readable {
	readonly file: RecordFile;
	readonly apprentice: string;
}

export type OpenedFile =
	| { readonly state: 'refused'; readonly problems: readonly FileProblem[] }
	| ({ readonly state: 'new' } & Readable)
	/** It was here once, and taking it in brings it back. */
	| ({ readonly state: 'removed' } & Readable)
	| ({
			readonly state: 'here';
			readonly comparison: Comparison;
			readonly alters: boolean;
			readonly rows: ReadonlyMap<string, Row>;
	  } & Readable);

/**
 * Reads a file, and writes nothing. The bytes of attachments are checked when they are copied.
 *
 * @param knows whether a specification is built in
 * @throws the signal's reason where it was cancelled
 */
export async function openRecordFile(
	storage: Storage,
	blob: Blob,
	knows: (specification: string) => boolean,
	signal?: AbortSignal
): Promise<OpenedFile> {
	const read = await readRecordFile(blobSource(blob), signal ? { signal } : {});
	if (!read.ok) return { state: 'refused', problems: read.problems };
	const { file } = read;
	const { record: recordId, specification } = file.manifest;
	if (!knows(specification))
		return refused(
			'manifest.json',
			`This Waymark does not have the specification “${specification}”. Reload the page to get the newest one.`
		);

	const here = new Map((await storage.snapshot(recordId)).rows.map((row) => [row.id, row]));
	const own = here.get(recordId);
	const readable = { file, apprentice: apprenticeOf(file.rows) };
	if (!own) return { state: 'new', ...readable };
	const join = joinRows(here, file.rows);
	if (!join.ok)
		return refused(
			'rows.jsonl',
			`The row ${join.id} does not fit the one that is here: a file cannot change its bytes, nor a row its kind.`
		);
	if (own.deleted) return { state: 'removed', ...readable };
	const arriving = file.rows.map((row): [string, Row] => [row.id, row]);
	const rows = new Map([...arriving, ...here]);
	return {
		state: 'here',
		comparison: compare(here, file.rows, join),
		alters: join.after.length > 0,
		rows,
		...readable
	};
}

/**
 * Takes a record file in, as one change.
 *
 * @returns the journal entry, or null where everything was here already
 * @throws Failure as `Storage.join`; nothing is left behind then
 */
export function takeInFile(
	storage: Storage,
	{ manifest, rows, history, bytes }: RecordFile,
	options: StoreOptions
): Promise<JournalEntry | null> {
	const files = rows
		.filter((row): row is Attachment => row.kind === 'attachment' && !row.deleted)
		.map(({ id, fields: { name, size, sha256, pieces } }) => ({
			id,
			name,
			size,
			sha256,
			pieces,
			bytes: () => bytes(id)
		}));
	const record = rows.find((row) => row.kind === 'record');
	const person = record?.fields.apprentice ?? manifest.record;
	return storage.join({ recordId: manifest.record, rows, history, files }, person, options);
}

function refused(where: string, what: string): OpenedFile {
	return { state: 'refused', problems: [{ where, what }] };
}

function apprenticeOf(rows: readonly Row[]): string {
	const record = rows.find((row) => row.kind === 'record');
	const person = rows.find((row) => row.id === record?.fields.apprentice);
	return person?.kind === 'person' ? person.fields.name : '';
}
