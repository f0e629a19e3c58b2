import { describe, expect } from 'vitest';
import { addDays, calendarDateOf } from '#lib/record/dates.ts';
import { checkBackup } from '#lib/exchange/check-backup.ts';
import { saveRecord, saveReview } from '#lib/exchange/save-record.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { aFile, bytesOf } from '../../support/files.ts';
import { it } from '../../support/places.ts';
import { specification } from '../../support/record-files.ts';
import { aNewRecord, creating, id, kezia, record } from '../../support/rows.ts';

async function make(storage: Storage, recordId = record, person = kezia): Promise<void> {
	await storage.write(recordId, aNewRecord(recordId, person), person);
	const evidence = `${recordId}-lamp`;
	await storage.bringIn([aFile('lamp.jpg', 300_000)], ([stored]) => {
		const { id: fileId, ...fields } = stored!;
		const edits = [creating('evidence', evidence), creating('attachment', fileId, { ...fields, evidence })];
		return storage.write(recordId, { name: 'add-evidence', edits }, person);
	});
}

async function saved(storage: Storage) {
	const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
	const position = await saveRecord(storage, record, specification, (part) => void parts.push(part));
	return { position, file: new Blob(parts) };
}

const rename = (storage: Storage, title: string) =>
	storage.write(
		record,
		{ name: 'edit-evidence', edits: [{ op: 'edit', id: `${record}-lamp`, fields: { title } }] },
		kezia
	);

describe('a backup', () => {
	it('that was just written is read from end to end, and holds everything', async ({ place }) => {
		const storage = await place.tab();
		await make(storage);
		const { position, file } = await saved(storage);
		const shares: number[] = [];
		const onProgress = (share: number) => void shares.push(share);
		expect(await checkBackup(storage, record, file, { onProgress })).toEqual({ state: 'whole', position });
		expect(shares.at(-1)).toBeGreaterThan(0.9);
	});

	it('is older once something was changed, and counts how much', async ({ place }) => {
		const storage = await place.tab();
		await make(storage);
		const { file } = await saved(storage);
		await rename(storage, 'Another lamp');
		expect(await checkBackup(storage, record, file)).toEqual({ state: 'older', newer: 1 });
	});

	it('whose attachment has one bit changed is no backup', async ({ place }) => {
		const storage = await place.tab();
		await make(storage);
		const bytes = await bytesOf((await saved(storage)).file);
		// The picture is by far the largest part of the file.
		bytes[Math.floor(bytes.length / 2)]! ^= 1;
		const result = await checkBackup(storage, record, new Blob([new Uint8Array(bytes)]));
		expect(result).toMatchObject({ state: 'broken', problems: [{ where: 'attachments/0001-lamp.jpg' }] });
	});

	it('of another record, or of a part of this one, is told apart', async ({ place }) => {
		const storage = await place.tab();
		await make(storage);
		await make(storage, id('other'), id('someone'));
		const { file } = await saved(storage);
		expect(await checkBackup(storage, id('other'), file)).toEqual({ state: 'another' });
		const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
		const purpose = { is: 'review', scope: 'record', method: null, for: 'tutor', note: '' } as const;
		const part = { scope: 'record' } as const;
		await saveReview(storage, record, specification, part, purpose, (bytes) => void parts.push(bytes));
		expect(await checkBackup(storage, record, new Blob(parts))).toEqual({ state: 'part' });
	});
});

describe('what this device knows of backups', () => {
	it('lasts, and each record has its own', async ({ place }) => {
		const storage = await place.tab();
		await make(storage);
		await make(storage, id('other'), id('someone'));
		const { position } = await saved(storage);
		await (await storage.backups()).wrote(record, { on: '2026-05-03', position, readOn: null });
		await rename(storage, 'Another lamp');
		const other = await (await place.tab()).backups();
		const facts = await other.facts(record);
		expect(facts).toMatchObject({ last: { on: '2026-05-03', readOn: null }, quietUntil: null });
		expect(facts?.position).toBeGreaterThan(position);
		expect(await other.facts(id('other'))).toMatchObject({ last: null });
		expect(await other.facts(id('nobody'))).toBeNull();
	});

	it('keeps the day of a file that is read again, and takes a newer one that was saved elsewhere', async ({
		place
	}) => {
		const storage = await place.tab();
		await make(storage);
		const backups = await storage.backups();
		await backups.wrote(record, { on: '2026-05-03', position: 2, readOn: null });
		await backups.read(record, 2, '2026-05-09');
		expect((await backups.facts(record))?.last).toEqual({
			on: '2026-05-03',
			position: 2,
			readOn: '2026-05-09'
		});
		await backups.read(record, 5, '2026-05-10');
		expect((await backups.facts(record))?.last).toEqual({
			on: '2026-05-10',
			position: 5,
			readOn: '2026-05-10'
		});
	});

	it('is quiet until the day it was put off to, or until the next backup', async ({ place }) => {
		const storage = await place.tab();
		await make(storage);
		const backups = await storage.backups();
		await backups.quiet(record, '2026-05-20');
		expect(await backups.facts(record)).toMatchObject({ quietUntil: '2026-05-20', last: null });
		await backups.wrote(record, { on: '2026-05-13', position: 2, readOn: null });
		expect(await backups.facts(record)).toMatchObject({ quietUntil: null });
	});

	it('goes with a record that is removed for good', async ({ place }) => {
		const storage = await place.tab();
		await make(storage);
		await (await storage.backups()).quiet(record, '2026-05-20');
		await storage.write(record, { name: 'remove-record', edits: [{ op: 'delete', id: record }] }, kezia);
		const today = calendarDateOf(new Date());
		for (const days of [7, 14, 21, 28, 35, 42]) await storage.purge(addDays(today, days));
		expect(await place.counts()).toMatchObject({ backups: 0, rows: 0 });
	});
});
