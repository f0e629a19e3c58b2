/** A record on this device, a part of it or an answer to it, as it is written to a file. */
import { Failure } from '#lib/record/failure.ts';
import { partOf, writtenBy, type Part } from '#lib/record/bundle.ts';
import type { Answering } from '#lib/record/bundle-rights.ts';
import type { Attachment, Row } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { Storage } from '#lib/storage/storage.ts';
import type { Purpose } from './record-file.ts';
import { writeRecordFile, type RecordToWrite, type Sink, type WriteOptions } from './write-record-file.ts';
import type { FileToZip } from './zip/zip-stream.ts';

/**
 * Writes the record as it is now; what is changed meanwhile is for the next file.
 *
 * @returns where the record's journal stood
 * @throws Failure `file-lost` where an attachment is no longer whole here; what the sink throws; the signal's reason
 */
export async function saveRecord(
	storage: Storage,
	recordId: string,
	specification: Specification,
	sink: Sink,
	options: WriteOptions = {}
): Promise<number> {
	const { rows, history, position } = await storage.snapshot(recordId);
	await write(storage, { recordId, specification, rows, history }, sink, options);
	return position;
}

/**
 * Writes what somebody is to review. The history goes only with the whole record: it tells of all of it.
 *
 * @throws as `saveRecord`
 */
export async function saveReview(
	storage: Storage,
	recordId: string,
	specification: Specification,
	part: Part,
	purpose: Extract<Purpose, { is: 'review' }>,
	sink: Sink,
	options: WriteOptions = {}
): Promise<void> {
	const all = await storage.snapshot(recordId);
	const rows = partOf(all.rows, part);
	const history = part.scope === 'record' ? all.history : [];
	await write(storage, { recordId, specification, rows, history, purpose }, sink, options);
}

/**
 * Writes what one person has to say to a record: what they wrote, and nothing else.
 *
 * @throws what the sink throws
 */
export async function saveReply(
	storage: Storage,
	recordId: string,
	specification: Specification,
	answering: Answering,
	sink: Sink
): Promise<void> {
	const rows: readonly Row[] = writtenBy((await storage.snapshot(recordId)).rows, answering).answer;
	const purpose = { is: 'reply', ...answering } as const;
	await write(storage, { recordId, specification, rows, history: [], purpose }, sink, {});
}

async function write(
	storage: Storage,
	record: Omit<RecordToWrite, 'file' | 'created' | 'loaded'>,
	sink: Sink,
	options: WriteOptions
): Promise<void> {
	const file = filesOf(storage);
	const created = new Date().toISOString();
	const loaded = await loadedOne(storage, record.specification.id);
	await writeRecordFile({ ...record, file, created, loaded }, sink, options);
}

/** What the file of a specification held, where somebody has loaded it here. */
async function loadedOne(storage: Storage, id: string): Promise<unknown> {
	const shelf = await storage.loadedSpecifications();
	return (await shelf.summaries()).some((one) => one.id === id) ? shelf.data(id) : undefined;
}

/**
 * Reads attachments, to write them elsewhere.
 *
 * @returns throws Failure `file-lost` where one is no longer whole here
 */
export function filesOf(storage: Storage): (attachment: Attachment) => Promise<FileToZip> {
	return async (attachment) => {
		const { name, size } = attachment.fields;
		const blob = await storage.file(attachment, 'application/octet-stream').catch((thrown: unknown) => {
			throw new Failure('file-lost', name, thrown);
		});
		if (blob.size !== size) throw new Failure('file-lost', name);
		return { blob, crc: await storage.checksum(attachment) };
	};
}

/**
 * What to call a record's file: whose it is and when it was made.
 *
 * @param what it is, where it is not the record itself
 */
export function recordFileName(apprentice: string, date: string, what?: 'to-review' | 'answer'): string {
	const name = apprentice
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
		.replace(/^-+|-+$/g, '');
	return `${[...name].slice(0, 60).join('') || 'record'}${what ? `-${what}` : ''}-${date}.waymark.zip`;
}
