/** A file that somebody chose: whether it is a record file, and what taking it in would do on this device. */
import type { JournalEntry } from '#lib/record/change.ts';
import { judgeAnswer, type Judged } from '#lib/record/bundle-answer.ts';
import { compare, joinRows, type Comparison } from '#lib/record/join.ts';
import type { Attachment, Row } from '#lib/record/rows.ts';
import type { StoreOptions } from '#lib/storage/attachments.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { readRecordFile, type RecordFile } from './read-record-file.ts';
import type { BroughtSpecification } from './brought-specification.ts';
import type { FileProblem } from './refusal.ts';
import { blobSource } from './source.ts';

/** A record file, with the specification that it brings where this device lacks it. */
export type ArrivingRecord = RecordFile & { readonly brings?: BroughtSpecification };

interface Readable {
	readonly file: ArrivingRecord;
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
	  } & Readable)
	/** What somebody has to say to a record that is here. */
	| ({
			readonly state: 'answer';
			readonly judged: Judged;
			readonly from: string;
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
	const { record: recordId, specification, purpose } = file.manifest;
	let brings: BroughtSpecification | undefined;
	if (purpose?.is !== 'reply' && !knows(specification) && !(await isLoaded(storage, specification))) {
		if (file.specification === undefined)
			return refused(
				'manifest.json',
				`This Waymark does not have the specification “${specification}”. Reload the page to get the newest one, or load the specification first.`
			);
		const { broughtSpecification } = await import('./brought-specification.ts');
		const brought = await broughtSpecification(storage, specification, file.specification);
		if ('problems' in brought) return { state: 'refused', ...brought };
		brings = brought;
	}

	const here = new Map((await storage.snapshot(recordId)).rows.map((row) => [row.id, row]));
	const own = here.get(recordId);
	if (purpose?.is === 'reply') {
		if (own?.kind !== 'record' || own.deleted)
			return refused(
				'the file',
				'It is an answer to a record that is not on this device. Open it where the record is.'
			);
		return {
			state: 'answer',
			file,
			apprentice: apprenticeOf([...here.values()]),
			judged: await judgeAnswer(file.rows, here, purpose, own.fields.apprentice),
			from: nameOf(purpose.person, [...here.values(), ...file.rows]),
			rows: new Map([...file.rows.map((row): [string, Row] => [row.id, row]), ...here])
		};
	}
	const readable = { file: brings ? { ...file, brings } : file, apprentice: apprenticeOf(file.rows) };
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
 * @param person whose act it is; the apprentice's where nobody else is here
 * @returns the journal entry, or null where everything was here already
 * @throws Failure as `Storage.join`; nothing is left behind then
 */
export async function takeInFile(
	storage: Storage,
	{ manifest, rows, history, bytes, slice, crc, brings }: ArrivingRecord,
	options: StoreOptions,
	person = apprenticeIn(rows) ?? manifest.record
): Promise<JournalEntry | null> {
	const files = rows
		.filter((row): row is Attachment => row.kind === 'attachment' && !row.deleted)
		.map(({ id, fields: { name, size, sha256, pieces } }) => ({
			id,
			name,
			size,
			sha256,
			pieces,
			bytes: () => bytes(id),
			slice: () => slice(id),
			crc: crc(id)
		}));
	const join = () => storage.join({ recordId: manifest.record, rows, history, files }, person, options);
	if (!brings) return join();
	const shelf = await storage.loadedSpecifications();
	await shelf.keep(brings.summary, brings.data);
	return join().catch(async (thrown: unknown) => {
		// Another tab may have begun to use it: then it stays.
		await shelf.remove(brings.summary.id).catch(() => undefined);
		throw thrown;
	});
}

/**
 * Takes in the rows of an answer that may be, as one change.
 *
 * @returns the journal entry, or null where everything was here already
 * @throws Failure as `Storage.join`
 */
export function takeInAnswer(
	storage: Storage,
	recordId: string,
	rows: readonly Row[],
	person: string
): Promise<JournalEntry | null> {
	return storage.join({ recordId, rows, history: [], files: [] }, person);
}

function refused(where: string, what: string): OpenedFile {
	return { state: 'refused', problems: [{ where, what }] };
}

/** Whether somebody has loaded it here; it then stays as it is, whatever the file brings. */
async function isLoaded(storage: Storage, specification: string): Promise<boolean> {
	const shelf = await storage.loadedSpecifications();
	return (await shelf.summaries()).some(({ id }) => id === specification);
}

function apprenticeIn(rows: readonly Row[]): string | undefined {
	return rows.find((row) => row.kind === 'record')?.fields.apprentice;
}

function apprenticeOf(rows: readonly Row[]): string {
	return nameOf(apprenticeIn(rows), rows);
}

function nameOf(id: string | undefined, rows: readonly Row[]): string {
	const person = rows.find((row) => row.id === id);
	return person?.kind === 'person' ? person.fields.name : '';
}
