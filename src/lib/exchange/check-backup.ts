/** Whether a file that was saved earlier can be read, and whether it still holds all of a record. */
import { compare, joinRows } from '#lib/record/join.ts';
import type { Row } from '#lib/record/rows.ts';
import { hashFor } from '#lib/storage/hash.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { checkRecordFile } from './check-record-file.ts';
import type { FileProblem } from './refusal.ts';
import { blobSource, type Source } from './source.ts';

export type CheckedBackup =
	/** All that the record holds here is in it. */
	| { readonly state: 'whole'; /** Where the record's journal stood. */ readonly position: number }
	/** It can be read, but so many rows are newer here. */
	| { readonly state: 'older'; readonly newer: number }
	| { readonly state: 'another' }
	/** It was made for somebody to look at, and holds a part of the record. */
	| { readonly state: 'part' }
	| { readonly state: 'broken'; readonly problems: readonly FileProblem[] };

/**
 * Reads a record file from end to end, attachments included, and compares it with the record here.
 *
 * @throws the signal's reason where it was cancelled
 */
export async function checkBackup(
	storage: Storage,
	recordId: string,
	file: Blob,
	{
		signal,
		onProgress
	}: { readonly signal?: AbortSignal; readonly onProgress?: (share: number) => void } = {}
): Promise<CheckedBackup> {
	const { rows: own, position } = await storage.snapshot(recordId);
	const rows: Row[] = [];
	const checked = await checkRecordFile(told(blobSource(file), onProgress), {
		onRow: (row) => rows.push(row),
		newHash: hashFor,
		...(signal ? { signal } : {})
	});
	if (!checked.ok) return { state: 'broken', problems: checked.problems };
	if (checked.manifest.record !== recordId) return { state: 'another' };
	if (checked.manifest.purpose) return { state: 'part' };
	const here = new Map(own.map((row) => [row.id, row]));
	const join = joinRows(here, rows);
	if (!join.ok) return { state: 'another' };
	const { length: newer } = compare(here, rows, join).ahead;
	return newer > 0 ? { state: 'older', newer } : { state: 'whole', position };
}

/** The same source, which tells how much of it was read. */
function told(source: Source, onProgress?: (share: number) => void): Source {
	let done = 0;
	return {
		...source,
		async read(start, end) {
			const bytes = await source.read(start, end);
			done += bytes.length;
			onProgress?.(Math.min(1, done / source.size));
			return bytes;
		}
	};
}
