/** A record on this device as it is written to a file. */
import { Failure } from '#lib/record/failure.ts';
import type { Attachment } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { writeRecordFile, type Sink, type WriteOptions } from './write-record-file.ts';

/**
 * Writes the record as it is now; what is changed meanwhile is for the next file.
 *
 * @throws Failure `file-lost` where an attachment is no longer whole here; what the sink throws; the signal's reason
 */
export async function saveRecord(
	storage: Storage,
	recordId: string,
	specification: Specification,
	sink: Sink,
	options: WriteOptions = {}
): Promise<void> {
	const { rows, history } = await storage.snapshot(recordId);
	const file = async (attachment: Attachment) => {
		const { name, size } = attachment.fields;
		const blob = await storage.file(attachment, 'application/octet-stream').catch((thrown: unknown) => {
			throw new Failure('file-lost', name, thrown);
		});
		if (blob.size !== size) throw new Failure('file-lost', name);
		return blob;
	};
	const created = new Date().toISOString();
	await writeRecordFile({ recordId, specification, rows, history, file, created }, sink, options);
}

/** What to call a record's file: whose it is and when it was made. */
export function recordFileName(apprentice: string, date: string): string {
	const name = apprentice
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\p{M}]+/gu, '-')
		.replace(/^-+|-+$/g, '');
	return `${[...name].slice(0, 60).join('') || 'record'}-${date}.waymark.zip`;
}
