/** Writes a record file as a stream. Attachments are never whole in memory: a piece is read, checked off and passed on. */
import type { Attachment, Row } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import {
	attachmentPath,
	formatName,
	formatVersion,
	historyLines,
	limits,
	names,
	type Manifest,
	type ManifestEntry,
	type Purpose,
	type TravellingEntry
} from './record-file.ts';
import { recordPage } from './record-page.ts';
import { replyPage } from './reply-page.ts';
import { ZipStream, type FileToZip, type Sink, type WriteOptions } from './zip/zip-stream.ts';

export type { Sink, WriteOptions };

export interface RecordToWrite {
	readonly recordId: string;
	readonly specification: Specification;
	/** All of them, deleted ones included. */
	readonly rows: readonly Row[];
	/** In the order in which it was written. */
	readonly history: AsyncIterable<TravellingEntry> | Iterable<TravellingEntry>;
	/** The bytes of an attachment. */
	readonly file: (attachment: Attachment) => Promise<FileToZip>;
	/** ISO instant, for display. */
	readonly created: string;
	/** What the file of the specification held, where it is not built in. */
	readonly loaded?: unknown;
	/** Left out where the whole record travels. */
	readonly purpose?: Purpose;
}

/**
 * @throws what `record.file` and the sink throw, and the signal's reason; RangeError where there are more
 *   files than a record file may hold
 */
export async function writeRecordFile(
	record: RecordToWrite,
	sink: Sink,
	options: WriteOptions = {}
): Promise<void> {
	const files = record.rows.filter((row) => row.kind === 'attachment' && !row.deleted) as Attachment[];
	if (files.length > limits.entries - Object.keys(names).length)
		throw new RangeError(`a record file holds at most ${limits.entries} entries`);
	const paths = new Map(files.map((file, index) => [file.id, attachmentPath(file.fields.name, index + 1)]));
	const total = files.reduce((sum, file) => sum + file.fields.size, 0);
	const zip = new ZipStream(sink, record.created, total, options);
	const entries: ManifestEntry[] = [];
	const text = async (path: string, chunks: AsyncIterable<string> | Iterable<string>) => {
		entries.push({ path, ...(await zip.text(path, chunks)) });
	};

	await text(names.page, record.purpose?.is === 'reply' ? replyPage(record) : recordPage(record, paths));
	await text(names.rows, jsonLines(record.rows));
	await text(names.history, jsonLines(allHistory(record)));
	if (record.loaded !== undefined) await text(names.specification, [JSON.stringify(record.loaded)]);
	for (const file of files) {
		const { name, size, sha256 } = file.fields;
		const path = paths.get(file.id) ?? '';
		const found = await record.file(file);
		if (found.blob.size !== size)
			throw new RangeError(`${name} has ${found.blob.size} bytes instead of ${size}`);
		await zip.file(path, found);
		entries.push({ path, size, sha256, attachment: file.id });
	}
	const { recordId, specification, created, purpose } = record;
	const manifest: Manifest = {
		format: formatName,
		version: formatVersion,
		record: recordId,
		specification: specification.id,
		created,
		...(purpose ? { purpose } : {}),
		entries
	};
	await zip.text(names.manifest, [`${JSON.stringify(manifest, null, '\t')}\n`]);
	await zip.finish();
}

async function* allHistory({ history }: RecordToWrite) {
	for await (const entry of history) yield* historyLines(entry);
}

async function* jsonLines(values: AsyncIterable<unknown> | Iterable<unknown>): AsyncGenerator<string> {
	for await (const value of values) yield `${JSON.stringify(value)}\n`;
}
