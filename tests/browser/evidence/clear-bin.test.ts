import { expect } from 'vitest';
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { clearBin } from '#lib/components/evidence/clear-bin.ts';
import { addDays, calendarDateOf } from '#lib/record/dates.ts';
import { it } from '../../support/places.ts';
import { aNewRecord, id, kezia, record } from '../../support/rows.ts';

it('what has outlived the bin goes with its bytes when its record is opened, but not for a clock’s leap', async ({
	place
}) => {
	const storage = await place.tab();
	await storage.write(record, aNewRecord(record, kezia), kezia);
	await storage.bringIn([new File(['a secret'], 'secret.txt')], ([stored]) => {
		const { id: file, ...fields } = stored!;
		const attachment = { ...fields, evidence: id('lamp') };
		const edits = [{ op: 'create', kind: 'attachment', id: file, fields: attachment }] as const;
		return storage.write(record, { name: 'add-files', edits }, kezia);
	});
	const file = (await storage.openRecord(record))?.all('attachment')[0]?.id ?? '';
	await storage.write(record, { name: 'remove-file', edits: [{ op: 'delete', id: file }] }, kezia);

	/** The record is opened when the clock shows so many days from now. */
	async function openedAfter(days: number) {
		const opened = await place.tab();
		const open = await opened.openRecord(record);
		const app = {
			storage: Promise.resolve(opened),
			today: addDays(calendarDateOf(new Date()), days),
			hand: () => ({ person: kezia })
		} as unknown as App;
		await clearBin(app, open as unknown as CurrentRecord);
		return place.counts();
	}

	for (const days of [0, 5, 370, 371, 6, 13, 20, 27, 34])
		expect(await openedAfter(days), `${days} days from now`).toMatchObject({ pieces: 1 });
	expect(await openedAfter(41)).toMatchObject({ pieces: 0 });
	expect(await storage.row(file)).toMatchObject({ erased: true, fields: { name: 'Removed for good' } });
	const words = JSON.stringify(await place.contents());
	expect(words).not.toContain('secret.txt');
});
