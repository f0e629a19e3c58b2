import { describe, expect } from 'vitest';
import { parse } from 'yaml';
import { openRecordFile, takeInFile } from '#lib/exchange/open-record-file.ts';
import {
	openSpecificationFile,
	partsOf,
	readSpecificationData
} from '#lib/specification/check/specification-file.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { aFile, bytesOf } from '../../support/files.ts';
import { saved, takeIn } from '../../support/importing.ts';
import { it, Place } from '../../support/places.ts';
import { aNewRecord, creating, id, kezia, record } from '../../support/rows.ts';

// As the site serves it.
const data: unknown = parse(await (await fetch('/example-specification.yaml')).text());
const nothing = { specifications: new Set<string>(), standards: new Map(), loadedStandards: new Map() };
const specification = partsOf(openSpecificationFile(data, new Map())!, () => '').specification();

async function load(storage: Storage): Promise<void> {
	const read = readSpecificationData(data, nothing);
	if (!read.ok) throw new Error(JSON.stringify(read.mistakes));
	await (await storage.loadedSpecifications()).keep(read.summary, read.data);
}

/** A record on the example specification, with one file. */
async function make(storage: Storage): Promise<File> {
	const people = aNewRecord().edits.filter((edit) => edit.id !== record);
	const own = creating('record', record, { apprentice: kezia, specification: specification.id });
	await storage.write(record, { name: 'create-record', edits: [...people, own] }, kezia);
	await storage.bringIn([aFile('lamp.jpg', 200_000)], ([stored]) => {
		const { id: fileId, ...fields } = stored!;
		const edits = [
			creating('evidence', id('lamp')),
			creating('attachment', fileId, { ...fields, evidence: id('lamp') })
		];
		return storage.write(record, { name: 'add-evidence', edits }, kezia);
	});
	return saved(storage, record, specification);
}

const idsOn = async (storage: Storage) =>
	(await (await storage.loadedSpecifications()).summaries()).map((one) => one.id);

describe('a record on a specification that somebody has loaded', () => {
	it('brings it along, and the other device keeps it', async ({ place }) => {
		const elsewhere = new Place(crypto.randomUUID());
		try {
			const [here, there] = [await place.tab(), await elsewhere.tab()];
			await load(here);
			await takeIn(there, await make(here), false);
			expect(await idsOn(there)).toEqual([specification.id]);
			expect(await (await there.loadedSpecifications()).data(specification.id)).toEqual(data);
			// Again, now that both are there.
			expect(await takeIn(there, await saved(here, record, specification), false)).toBeNull();
		} finally {
			await elsewhere.clear();
		}
	});

	it('leaves nothing of it behind where an attachment is damaged', async ({ place }) => {
		const elsewhere = new Place(crypto.randomUUID());
		try {
			const [here, there] = [await place.tab(), await elsewhere.tab()];
			await load(here);
			const bytes = await bytesOf(await make(here));
			bytes[Math.floor(bytes.length * 0.6)]! ^= 1;
			const opened = await openRecordFile(there, new Blob([new Uint8Array(bytes)]), () => false);
			if (opened.state !== 'new') throw new Error(JSON.stringify(opened));
			await expect(takeInFile(there, opened.file, {})).rejects.toMatchObject({ code: 'file-damaged' });
			expect(await elsewhere.counts()).toMatchObject({ rows: 0, pieces: 0, specifications: 0 });
		} finally {
			await elsewhere.clear();
		}
	});

	it('is refused where the file brings none and none is here', async ({ place }) => {
		const storage = await place.tab();
		const file = await make(storage);
		const opened = await openRecordFile(storage, file, () => false);
		expect(opened).toMatchObject({ state: 'refused', problems: [{ where: 'manifest.json' }] });
	});
});
