/** Saving, opening and taking in record files in a browser, and what is there afterwards. */
import { openRecordFile, takeInFile } from '#lib/exchange/open-record-file.ts';
import { saveRecord } from '#lib/exchange/save-record.ts';
import type { JournalEntry } from '#lib/record/change.ts';
import type { Row } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { sha256 } from './files.ts';

/** The whole record as a file. */
export async function saved(storage: Storage, recordId: string, specification: Specification): Promise<File> {
	const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
	await saveRecord(storage, recordId, specification, (part) => void parts.push(part));
	return new File(parts, 'record.waymark.zip');
}

/** @param isBuiltIn whether the file's specification counts as built in */
export async function takeIn(storage: Storage, file: Blob, isBuiltIn = true): Promise<JournalEntry | null> {
	const opened = await openRecordFile(storage, file, () => isBuiltIn);
	if (opened.state === 'refused') throw new Error(JSON.stringify(opened.problems));
	return takeInFile(storage, opened.file, {});
}

/** Everything that a record is made of: rows, the SHA-256 of each file, and what was done, but for where it stands. */
export async function wholeRecord(storage: Storage, recordId: string) {
	const { rows, history } = await storage.snapshot(recordId);
	const files: Record<string, string> = {};
	for (const row of rows)
		if (row.kind === 'attachment' && !row.deleted) files[row.id] = await sha256(await storage.file(row, ''));
	const told: Omit<JournalEntry, 'position' | 'imported'>[] = [];
	for await (const { position, imported, ...entry } of history)
		if (entry.name !== 'import-record') told.push((void position, void imported, entry));
	return { rows: inOrder(rows), files, told };
}

export function inOrder<R extends Row>(rows: readonly R[]): R[] {
	return [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
}
