import { describe, expect } from 'vitest';
import { revisionsOf } from '#lib/record/revisions.ts';
import { it, type Place } from '../../support/places.ts';
import { aNewRecord, creating, id, kezia, record } from '../../support/rows.ts';

const secret = 'Mrs Holt of 12 Lamp Lane';
const lamp = id('lamp');

/** A piece out of which a customer's name was taken, with a draft that still has it. */
async function cleaned(place: Place) {
	const storage = await place.tab();
	await storage.write(record, aNewRecord(), kezia);
	const edits = [creating('evidence', lamp, { title: secret, text: secret })];
	await storage.write(record, { name: 'add-evidence', edits }, kezia);
	const fields = { title: 'A call', text: 'A customer' };
	const edit = { op: 'edit', id: lamp, fields } as const;
	const entry = await storage.write(record, { name: 'edit-evidence', edits: [edit] }, kezia);
	await storage.drafts.keep({
		id: `evidence:${lamp}`,
		recordId: record,
		value: { text: secret },
		attachments: []
	});
	return { storage, entry: entry! };
}

describe('earlier words that are forgotten', () => {
	it('are nowhere any longer, and the piece is as it was', async ({ place }) => {
		const { storage } = await cleaned(place);
		const before = await storage.row(lamp);
		expect(JSON.stringify(await place.contents())).toContain(secret);
		await storage.forgetEarlier(record, [lamp]);
		expect(JSON.stringify(await place.contents())).not.toContain(secret);
		expect(await storage.row(lamp)).toEqual(before);
		expect(revisionsOf(await storage.rowHistory(record, lamp))).toMatchObject([{ text: 'A customer' }]);
	});

	it('do not come back with history that is read again', async ({ place }) => {
		const { storage } = await cleaned(place);
		const { rows, history } = await storage.snapshot(record);
		const told = [];
		for await (const entry of history) told.push(entry);
		expect(JSON.stringify(told)).toContain(secret);
		await storage.forgetEarlier(record, [lamp]);
		await storage.join({ recordId: record, rows, history: told, files: [] }, kezia);
		expect(JSON.stringify(await place.contents())).not.toContain(secret);
	});

	it('take no recording with them that is under way', async ({ place }) => {
		const { storage } = await cleaned(place);
		const recordings = await storage.recordings();
		await recordings.begin(`evidence:${lamp}`, record, 'call.webm', 'audio/webm');
		await storage.forgetEarlier(record, [lamp]);
		await recordings.add(`evidence:${lamp}`, new Blob(['sound']), 2);
		expect(await recordings.finish(`evidence:${lamp}`)).toMatchObject({ size: 5 });
	});

	it('of other pieces stay', async ({ place }) => {
		const { storage } = await cleaned(place);
		await storage.forgetEarlier(record, [id('other')]);
		expect(revisionsOf(await storage.rowHistory(record, lamp))).toHaveLength(2);
		expect(await storage.drafts.get(`evidence:${lamp}`)).toBeDefined();
	});
});
