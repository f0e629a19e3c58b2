import { describe, expect } from 'vitest';
import { openRecordFile, takeInAnswer, takeInFile } from '#lib/exchange/open-record-file.ts';
import type { Purpose } from '#lib/exchange/record-file.ts';
import { saveRecord, saveReply, saveReview } from '#lib/exchange/save-record.ts';
import { attest, vouched } from '#lib/record/attestation.ts';
import { RowsBehind } from '#lib/record/behind.ts';
import { confirmation } from '#lib/record/confirm.ts';
import type { Attestation, Claim, Key } from '#lib/record/rows.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { aFile } from '../../support/files.ts';
import { it, Place } from '../../support/places.ts';
import { specification } from '../../support/record-files.ts';
import { aNewRecord, creating, id, kezia, record } from '../../support/rows.ts';

const tutor = id('tutor');
const knows = () => true;

/** A record with two claims, of which one goes to the tutor, and a file with each piece. */
async function make(storage: Storage): Promise<void> {
	await storage.write(record, aNewRecord(), kezia);
	for (const [piece, claim] of [
		['lamp', 'claim'],
		['rope', 'other']
	] as const)
		await storage.bringIn([aFile(`${piece}.jpg`, 500)], ([stored]) => {
			const { id: fileId, ...fields } = stored!;
			const edits = [
				creating('evidence', id(piece)),
				creating('attachment', fileId, { ...fields, evidence: id(piece) }),
				creating('claim', id(claim), { evidence: id(piece) })
			];
			return storage.write(record, { name: 'add-evidence', edits }, kezia);
		});
}

async function bundle(storage: Storage): Promise<File> {
	const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
	const part = { scope: 'claims', claims: new Set([id('claim')]) } as const;
	const purpose = { is: 'review', scope: 'claims', method: null, for: 'tutor', note: '' } as const;
	await saveReview(storage, record, specification, part, purpose, (bytes) => void parts.push(bytes));
	return new File(parts, 'to-review.zip');
}

async function decide(storage: Storage, decision: 'confirmed' | 'returned'): Promise<void> {
	const claim = (await storage.row(id('claim'))) as Claim;
	const { rows } = await storage.snapshot(record);
	const ruling = { person: tutor, role: 'tutor', decision, comment: 'Well lit.', on: '2026-05-03' } as const;
	const known = await storage.row(tutor);
	const edits = [
		...(known ? [] : [creating('person', tutor, { name: 'Ada Holt', roles: ['tutor'] })]),
		{
			op: 'create',
			kind: 'confirmation',
			id: crypto.randomUUID(),
			fields: await confirmation(claim, new RowsBehind(rows).of(claim), ruling)
		} as const
	];
	const change = await attest(
		{ name: 'decide-claims', edits },
		{
			recordId: record,
			signer: await storage.signer(),
			rowOf: (rowId) => storage.row(rowId),
			newId: () => crypto.randomUUID()
		}
	);
	await storage.write(record, change, tutor);
}

async function answer(storage: Storage): Promise<File> {
	const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
	const answering = { person: tutor, role: 'tutor' } as const;
	await saveReply(storage, record, specification, answering, (bytes) => void parts.push(bytes));
	return new File(parts, 'answer.zip');
}

async function take(storage: Storage, file: Blob) {
	const opened = await openRecordFile(storage, file, knows);
	if (opened.state === 'refused' || opened.state === 'answer') throw new Error(JSON.stringify(opened));
	return takeInFile(storage, opened.file, {});
}

async function judged(storage: Storage, file: Blob) {
	const opened = await openRecordFile(storage, file, knows);
	if (opened.state !== 'answer' || opened.judged.state !== 'judged') throw new Error(opened.state);
	return { ...opened, judged: opened.judged };
}

async function onTwoDevices(place: Place, run: (here: Storage, there: Storage) => Promise<void>) {
	const elsewhere = new Place(crypto.randomUUID());
	try {
		await run(await place.tab(), await elsewhere.tab());
	} finally {
		await elsewhere.clear();
	}
}

describe('a review that goes out and comes back', () => {
	it('brings the decision home, and nothing else', async ({ place }) => {
		await onTwoDevices(place, async (here, there) => {
			await make(here);
			await take(there, await bundle(here));
			expect((await there.snapshot(record)).rows.map((row) => row.id)).not.toContain(id('rope'));
			await decide(there, 'confirmed');

			const open = await here.openRecord(record);
			const before = (await here.snapshot(record)).rows;
			const { judged: found, from } = await judged(here, await answer(there));
			expect([from, found.refused]).toEqual(['Ada Holt', []]);
			const entry = await takeInAnswer(here, record, found.taken, kezia);
			expect(entry).toMatchObject({ name: 'import-record', author: { person: kezia } });

			await expect.poll(() => open?.all('confirmation').length).toBe(1);
			const [decision] = open?.all('confirmation') ?? [];
			const state = await vouched(
				decision!,
				open?.all('attestation') as Attestation[],
				(keyId) => open?.get('key', keyId) as Key
			);
			expect(state).toMatchObject({ state: 'signed', key: { fields: { person: tutor } } });
			const after = (await here.snapshot(record)).rows;
			expect(after.filter(({ author }) => author.person === kezia)).toEqual(before);

			const again = await judged(here, await answer(there));
			expect(again.judged.taken).toEqual([]);
			await here.undo(entry!);
			await expect.poll(() => open?.all('confirmation').length).toBe(0);
		});
	});

	it('loses nothing that was done at home meanwhile, and shows what was decided on an older claim', async ({
		place
	}) => {
		await onTwoDevices(place, async (here, there) => {
			await make(here);
			await take(there, await bundle(here));
			await decide(there, 'confirmed');
			const edits = [{ op: 'edit', id: id('claim'), fields: { how: 'Better said.' } }] as const;
			await here.write(record, { name: 'edit-claim', edits }, kezia);
			const { judged: found } = await judged(here, await answer(there));
			await takeInAnswer(here, record, found.taken, kezia);
			const claim = await here.row(id('claim'));
			expect(claim).toMatchObject({ fields: { how: 'Better said.' }, conflicts: {} });
		});
	});

	it('meets the whole record on a device that has it, without removing anything', async ({ place }) => {
		await onTwoDevices(place, async (here, there) => {
			await make(here);
			const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
			await saveRecord(here, record, specification, (bytes) => void parts.push(bytes));
			await take(there, new Blob(parts));
			const opened = await openRecordFile(there, await bundle(here), knows);
			expect(opened).toMatchObject({ state: 'here', alters: false, comparison: { removed: [] } });
			const purpose: Purpose | undefined = opened.state === 'here' ? opened.file.manifest.purpose : undefined;
			expect(purpose).toMatchObject({ is: 'review', scope: 'claims' });
			await take(there, await bundle(here));
			expect(await there.row(id('rope'))).toMatchObject({ deleted: false });
		});
	});

	it('is refused where the record is not', async ({ place }) => {
		await onTwoDevices(place, async (here, there) => {
			await make(here);
			await decide(here, 'returned');
			const file = await answer(here);
			expect(await openRecordFile(there, file, knows)).toEqual({
				state: 'refused',
				problems: [
					{
						where: 'the file',
						what: 'It is an answer to a record that is not on this device. Open it where the record is.'
					}
				]
			});
			expect(await there.records()).toEqual([]);
		});
	});
});

describe('the key of a device', () => {
	it('is made once, whoever asks first, and lasts', async ({ place }) => {
		const [one, two] = [await place.tab(), await place.tab()];
		const [a, b] = await Promise.all([one.signer(), two.signer()]);
		expect(a.publicKey).toBe(b.publicKey);
		one.close();
		two.close();
		const later = await (await place.tab()).signer();
		expect([later.publicKey, later.device]).toEqual([a.publicKey, a.device]);
	});

	it('cannot be taken out of the browser', async ({ place }) => {
		await (await place.tab()).signer();
		const [stored] = (await place.contents()).keys as { pair: CryptoKeyPair }[];
		expect(stored?.pair.privateKey.extractable).toBe(false);
		for (const format of ['pkcs8', 'jwk'] as const)
			await expect(crypto.subtle.exportKey(format, stored!.pair.privateKey)).rejects.toThrow();
	});
});
