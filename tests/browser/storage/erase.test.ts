import { describe, expect } from 'vitest';
import { removeEvidence, restoreFromBin, inBin } from '#lib/record/bin.ts';
import type { Attachment } from '#lib/record/rows.ts';
import type { OpenRecord } from '#lib/storage/open-record.ts';
import type { Storage } from '#lib/storage/storage.ts';
import type { ArrivingFile } from '#lib/storage/take-in.ts';
import { it as inPlace, Place } from '../../support/places.ts';
import { aNewRecord, creating, id, kezia, record } from '../../support/rows.ts';

/** Another device, too. */
const it = inPlace.extend('elsewhere', async ({ task }, { onCleanup }) => {
	const place = new Place(`${task.id}-elsewhere`);
	onCleanup(() => place.clear());
	return place;
});

const secret = 'Mrs Holt of 12 Lamp Lane';

/** A record with one piece and its file, both holding a customer's name, as a tab has it open. */
async function aPiece(storage: Storage): Promise<{ open: OpenRecord; file: string }> {
	await storage.write(record, aNewRecord(), kezia);
	const edits = [creating('evidence', id('lamp'), { title: secret, text: secret })];
	await storage.write(record, { name: 'add-evidence', edits }, kezia);
	const file = await storage.bringIn([new File([secret], `${secret}.txt`)], async ([stored]) => {
		const { id: attachment, ...fields } = stored!;
		const edit = creating('attachment', attachment, { ...fields, evidence: id('lamp') });
		await storage.write(record, { name: 'add-files', edits: [edit] }, kezia);
		return attachment;
	});
	return { open: (await storage.openRecord(record))!, file };
}

async function remove(storage: Storage, open: OpenRecord) {
	const entry = await storage.write(record, removeEvidence(open, id('lamp')), kezia);
	await open.refresh();
	const [item] = inBin(open.rows(), '2026-05-01');
	return { entry: entry!, item: item! };
}

/** Changes that are typed and a recording that is cut off, both for one piece. */
async function underWay(storage: Storage, piece: string, words = secret) {
	const changes = { id: `evidence:${piece}`, recordId: record, value: { text: words }, attachments: [] };
	await storage.drafts.keep(changes);
	const recordings = await storage.recordings();
	await recordings.begin(changes.id, record, `${words}.webm`, 'audio/webm');
	await recordings.add(changes.id, new Blob([words]), 2);
	return changes;
}

/** A file as a record file brings it. */
function arriving({ id: attachment, fields }: Attachment): ArrivingFile {
	return { id: attachment, ...fields, bytes: () => new Blob([secret]).stream() };
}

/** Everything stored, the bytes of files included. */
async function everything(place: Place): Promise<string> {
	const { pieces = [], ...tables } = await place.contents();
	const bytes = await Promise.all((pieces as { data: Blob }[]).map(({ data }) => data.text()));
	return JSON.stringify(tables) + bytes.join();
}

describe('what is removed for good', () => {
	it('leaves no word and no byte anywhere, and a tombstone that cannot come back', async ({ place }) => {
		const storage = await place.tab();
		const { open } = await aPiece(storage);
		const { entry, item } = await remove(storage, open);
		expect(await everything(place)).toContain(secret);

		await storage.erase(record, item.ids, kezia);
		expect(await everything(place)).not.toContain(secret);
		expect(await storage.row(id('lamp'))).toMatchObject({ deleted: true, erased: true });
		expect(await storage.undo(entry), 'undo comes too late').toBeNull();
		await open.refresh();
		expect(inBin(open.rows(), '2026-05-01')).toEqual([]);
		expect(await storage.erase(record, item.ids, kezia), 'there is nothing left to do').toBeNull();
	});

	it('leaves no changes that nobody saved and no half of a recording', async ({ place }) => {
		const storage = await place.tab();
		const { open } = await aPiece(storage);
		const { item } = await remove(storage, open);
		const changes = await underWay(storage, id('lamp'));
		await underWay(storage, id('other'), 'of another piece');

		await storage.erase(record, item.ids, kezia);
		expect(await everything(place)).not.toContain(secret);
		const { drafts = [], pieces = [] } = await place.contents();
		expect(drafts.map((draft) => (draft as { id: string }).id)).toEqual([
			`evidence:${id('other')}`,
			`recording:evidence:${id('other')}`
		]);
		expect(pieces, 'what is recorded for another piece stays').toHaveLength(1);
		await storage.drafts.keep(changes);
		expect(await storage.drafts.get(changes.id), 'a tab that slept brings them not back').toBeUndefined();
	});

	it('leaves the bytes of a recording that the record has meanwhile', async ({ place }) => {
		const storage = await place.tab();
		const { open } = await aPiece(storage);
		const recordings = await storage.recordings();
		await underWay(storage, id('lamp'));
		const { id: sound, ...fields } = (await recordings.finish(`evidence:${id('lamp')}`))!;
		const edits = [creating('attachment', sound, { ...fields, evidence: id('other') })];
		await storage.write(record, { name: 'add-files', edits }, kezia);
		const { item } = await remove(storage, open);
		await storage.erase(record, item.ids, kezia);
		const kept = (await storage.row(sound)) as Attachment;
		expect(await (await storage.file(kept, 'audio/webm')).text()).toBe(secret);
	});

	it('is gone in other tabs too', async ({ place }) => {
		const storage = await place.tab();
		const { open } = await aPiece(storage);
		const { item } = await remove(storage, open);
		const other = (await (await place.tab()).openRecord(record))!;
		await storage.erase(record, item.ids, kezia);
		await other.refresh();
		expect(JSON.stringify([...other.rows()])).not.toContain(secret);
	});

	it('must have been removed before: a live piece is left alone', async ({ place }) => {
		const storage = await place.tab();
		const { file } = await aPiece(storage);
		expect(await storage.erase(record, [id('lamp'), file], kezia)).toBeNull();
		expect(await everything(place)).toContain(secret);
	});

	it('goes on another device that has it in the bin, once the record comes there', async ({
		place,
		elsewhere: device
	}) => {
		const storage = await place.tab();
		const { open } = await aPiece(storage);
		const { item } = await remove(storage, open);
		const before = [...open.rows()];
		await storage.erase(record, item.ids, kezia);
		await open.refresh();
		const after = [...open.rows()];

		const elsewhere = await device.tab();
		const nothingMore = { recordId: record, history: [], files: [] };
		await elsewhere.join({ ...nothingMore, rows: before }, kezia);
		expect(JSON.stringify(await elsewhere.row(id('lamp')))).toContain(secret);
		await underWay(elsewhere, id('lamp'));
		await elsewhere.join({ ...nothingMore, rows: after }, kezia);
		expect(await everything(device), 'with what was under way there').not.toContain(secret);
		await elsewhere.join({ ...nothingMore, rows: before }, kezia);
		expect(
			JSON.stringify(await elsewhere.row(id('lamp'))),
			'an older copy brings nothing back'
		).not.toContain(secret);
	});

	it('comes back whole from a device on which it was brought back', async ({ place, elsewhere: device }) => {
		const storage = await place.tab();
		const { open } = await aPiece(storage);
		const { item } = await remove(storage, open);
		const elsewhere = await device.tab();
		await elsewhere.join({ recordId: record, history: [], files: [], rows: [...open.rows()] }, kezia);
		await elsewhere.write(record, restoreFromBin(item), kezia);
		const there = [...(await elsewhere.openRecord(record))!.rows()];

		await storage.erase(record, item.ids, kezia);
		const files = there.flatMap((row) => (row.kind === 'attachment' ? [arriving(row)] : []));
		await storage.join({ recordId: record, history: [], rows: there, files }, kezia);
		await open.refresh();
		expect(open.get('evidence', id('lamp'))?.fields).toMatchObject({ title: secret, text: secret });
		const [file] = open.all('attachment');
		expect(await (await storage.file(file!, 'text/plain')).text()).toBe(secret);
	});
});

describe('the history of one row', () => {
	it('is read back from the journal, change by change', async ({ place }) => {
		const storage = await place.tab();
		await aPiece(storage);
		const edit = { op: 'edit', id: id('lamp'), fields: { text: 'shorter' } } as const;
		await storage.write(record, { name: 'edit-evidence', edits: [edit] }, kezia);
		const states = await storage.rowHistory(record, id('lamp'));
		expect(states.map(({ row }) => row.kind === 'evidence' && row.fields.text)).toEqual([secret, 'shorter']);
		expect(await storage.rowHistory(record, 'nobody-has-this')).toEqual([]);
	});
});
