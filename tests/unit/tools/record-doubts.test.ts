import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Attestation, Confirmation, Evidence, Row } from '#lib/record/rows.ts';
import { checkFile } from '../../../src/tools/record/check.ts';
import { Doubts } from '../../../src/tools/record/doubts.ts';
import { smallRecord } from '../../support/record-files.ts';
import { aRow, id } from '../../support/rows.ts';
import { Desk } from '../../support/signing.ts';

let desk: Desk;
let other: Desk;
beforeAll(async () => {
	const rows = smallRecord().rows.filter(({ kind }) => kind !== 'confirmation');
	desk = await Desk.with(rows, id('tutor'), 'tutor', 'tutors0');
	await desk.decide('decided', 'claim');
	other = await Desk.with(rows, id('kezia'), 'employer', 'theirs0');
	await other.decide('decided-too', 'claim');
});

function doubtsOf(rows: readonly Row[]) {
	const doubts = new Doubts();
	for (const row of rows) doubts.add(row);
	return doubts.list();
}

/** One row of the desk's as somebody would leave it who edits the file by hand: no stamp tells of it. */
const edited = (kind: Row['kind'], edit: (row: never) => object) =>
	desk.rows.map((row) =>
		row.kind === kind ? ({ ...row, fields: { ...row.fields, ...edit(row as never) } } as Row) : row
	);
const line = (rows: readonly Row[], kind: Row['kind']) =>
	`rows.jsonl, line ${rows.findIndex((row) => row.kind === kind) + 1}`;

describe('what a check doubts', () => {
	it('is nothing in honest files', async () => {
		expect(await doubtsOf(desk.rows)).toEqual([]);
		const file = join(import.meta.dirname, '..', '..', 'fixtures', 'record-files', '1-sample.waymark.zip');
		const answer = await checkFile(file);
		expect(answer.ok).toBe(true);
		expect(answer).not.toHaveProperty('doubts');
	});

	it.for([
		['words', 'evidence', ({ fields }: Evidence) => ({ text: `${fields.text} Not.` })],
		['a claim', 'claim', () => ({ how: 'I did it all by myself, and better.' })]
	] as const)('is a confirmation where %s were changed by hand', async ([, kind, edit]) => {
		const rows = edited(kind, edit);
		expect(await doubtsOf(rows)).toEqual([
			{
				where: line(rows, 'confirmation'),
				what: 'What it confirms is not what was confirmed, though no change is on record.'
			}
		]);
	});

	it('is no confirmation that counts no longer: the change is on record', async () => {
		const rows = edited('claim', () => ({ how: 'I did it again.' })).map((row) =>
			row.kind === 'claim' ? { ...row, version: { ...row.version, device2: 7 } } : row
		);
		expect(await doubtsOf(rows)).toEqual([]);
	});

	it('is a decision that is not as it was signed', async () => {
		const rows = edited('confirmation', ({ fields }: Confirmation) => ({
			comment: `${fields.comment} Perfect.`
		}));
		expect(await doubtsOf(rows)).toEqual([
			{ where: line(rows, 'confirmation'), what: 'It was changed after it was signed.' }
		]);
	});

	it('is a decision with the signature of somebody else', async () => {
		const theirs = other.rows.filter(({ kind }) => kind === 'key' || kind === 'attestation');
		const lent = theirs.map((row) =>
			row.kind === 'attestation'
				? ({ ...row, fields: { ...row.fields, of: id('decided') } } satisfies Attestation)
				: row
		);
		const rows = [...desk.rows.filter(({ kind }) => kind !== 'attestation'), ...lent];
		expect(await doubtsOf(rows)).toEqual([
			{ where: line(rows, 'confirmation'), what: 'It is signed with the key of somebody else.' }
		]);
	});

	it('is a mock whose seal does not fit', async () => {
		const finished = { at: '2026-04-01T10:00:00.000Z', on: '2026-04-01', elapsed: 60_000, marks: {} };
		const mock = aRow('mock', id('mock'), { finished: { ...finished, sha256: 'c'.repeat(64) } });
		expect(await doubtsOf([mock])).toEqual([
			{ where: 'rows.jsonl, line 1', what: 'The mock or one of its marks was changed after it was finished.' }
		]);
	});

	it('is said where there is more than it looks at', async () => {
		const long = aRow('evidence', id('lamp'), { text: 'x'.repeat(20_000) });
		expect(await doubtsOf(Array.from({ length: 1_300 }, () => long))).toEqual([
			{ where: 'rows.jsonl', what: 'There is too much in it to compare with what was decided on.' }
		]);
	});
});
