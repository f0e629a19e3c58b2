import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Edit } from '#lib/record/change.ts';
import { aFile } from '../../support/files.ts';
import { saved, takeIn, wholeRecord } from '../../support/importing.ts';
import { Place } from '../../support/places.ts';
import { specification } from '../../support/record-files.ts';
import { aNewRecord, creating, kezia, record } from '../../support/rows.ts';
import type { Storage } from '#lib/storage/storage.ts';

const words = fc.string({ unit: 'grapheme', maxLength: 60 });
const title = words.filter((value) => value.trim() !== '');
const piece = fc.record({
	title,
	text: words,
	claims: fc.array(fc.record({ how: words, where: words }), { maxLength: 3 }),
	files: fc.array(fc.record({ name: title, size: fc.integer({ min: 1, max: 40_000 }) }), { maxLength: 3 }),
	hours: fc.option(fc.record({ minutes: fc.integer({ min: 1, max: 600 }), what: title })),
	then: fc.constantFrom('stays', 'is renamed', 'is removed', 'is removed and back')
});
type Piece = typeof piece extends fc.Arbitrary<infer T> ? T : never;

async function write(storage: Storage, pieces: readonly Piece[]): Promise<void> {
	await storage.write(record, aNewRecord(), kezia);
	for (const [index, { then, ...one }] of pieces.entries()) {
		const evidence = `piece-${index}-00000000`;
		const files = one.files.map(({ name, size }) => aFile(name, size));
		await storage.bringIn(files, (stored) => {
			const edits: Edit[] = [
				creating('evidence', evidence, { title: one.title, text: one.text }),
				...stored.map(({ id, ...fields }) => creating('attachment', id, { ...fields, evidence })),
				...one.claims.map((claim, at) =>
					creating('claim', `claim-${index}-${at}-0000`, { ...claim, evidence })
				)
			];
			if (one.hours) edits.push(creating('hours', `hours-${index}-00000000`, { ...one.hours, evidence }));
			return storage.write(record, { name: 'add-evidence', edits }, kezia);
		});
		if (then === 'stays') continue;
		const edit: Edit =
			then === 'is renamed'
				? { op: 'edit', id: evidence, fields: { title: `${one.title} again` } }
				: { op: 'delete', id: evidence };
		const entry = await storage.write(record, { name: 'edit-evidence', edits: [edit] }, kezia);
		if (then === 'is removed and back') await storage.undo(entry!);
	}
}

describe('any record', () => {
	it('is the same after export, wipe and import: row for row, byte for byte and change for change', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 6 }), async (pieces) => {
				const place = new Place('any-record');
				try {
					const storage = await place.tab();
					await write(storage, pieces);
					const before = await wholeRecord(storage, record);
					const file = new Blob([await (await saved(storage, record, specification)).arrayBuffer()]);

					await place.clear();
					const empty = await place.tab();
					expect(await empty.records()).toEqual([]);
					await takeIn(empty, file);
					expect(await wholeRecord(empty, record)).toEqual(before);
				} finally {
					await place.clear();
				}
			}),
			{ numRuns: 8 }
		);
	});
});
