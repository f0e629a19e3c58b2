import { beforeAll, describe, expect, it } from 'vitest';
import { checkRecordFile } from '#lib/exchange/check-record-file.ts';
import { readRecordFile } from '#lib/exchange/read-record-file.ts';
import { blobSource } from '#lib/exchange/source.ts';
import type { Attestation, Row } from '#lib/record/rows.ts';
import { aBundle, anAnswer, answerFile } from '../../support/answers.ts';
import {
	asText,
	entriesOf,
	fileOf,
	smallRecord,
	text,
	zipped,
	type Bytes
} from '../../support/record-files.ts';
import { id } from '../../support/rows.ts';

const check = (file: Bytes) => checkRecordFile(blobSource(new Blob([file])));

describe('a file to be reviewed', () => {
	let file: Bytes;
	beforeAll(async () => {
		file = await aBundle();
	});

	it('is a good record file that says what it is for', async () => {
		expect(await check(file)).toMatchObject({
			ok: true,
			attachments: 2,
			manifest: { purpose: { is: 'review', scope: 'claims', for: 'tutor' } }
		});
	});

	it('holds what was chosen and no history, and says so on its page', async () => {
		const entries = await entriesOf(file);
		const kinds = asText(entries.get('rows.jsonl'))
			.trim()
			.split('\n')
			.map((line) => (JSON.parse(line) as Row).kind);
		expect(kinds.sort()).toEqual([
			...['attachment', 'attachment', 'claim', 'confirmation', 'evidence', 'person', 'person', 'record']
		]);
		expect(entries.get('journal.jsonl')).toHaveLength(0);
		const page = asText(entries.get('index.html'));
		expect(page).toContain('A part of the record (some claims), to be reviewed.');
		expect(page).toContain('Is it &lt;b&gt;lit&lt;/b&gt;?');
	});

	it.for([
		['no such purpose', { is: 'present' }],
		['for the apprentice', { is: 'review', scope: 'record', method: null, for: 'apprentice', note: '' }],
		['with something more', { is: 'reply', person: id('tutor'), role: 'tutor', trusted: true }]
	] as const)('is refused: %s', async ([, purpose]) => {
		const entries = await entriesOf(file);
		const manifest = { ...(JSON.parse(asText(entries.get('manifest.json'))) as object), purpose };
		const checked = await check(
			zipped(new Map([...entries, ['manifest.json', text(JSON.stringify(manifest))]]))
		);
		expect(checked.ok ? [] : checked.problems).toEqual([
			{ where: 'manifest.json', what: expect.stringMatching(/^It is damaged \(purpose/) as string }
		]);
	});
});

describe('an answer', () => {
	it('is small, good by itself, and read back row for row', async () => {
		const { rows } = await anAnswer();
		const file = await answerFile(rows);
		expect(await check(file)).toMatchObject({ ok: true, rows: 5, attachments: 0 });
		const read = await readRecordFile(blobSource(new Blob([file])));
		expect(read.ok && read.file.rows).toEqual(rows);
		const page = asText((await entriesOf(file)).get('index.html'));
		expect(page).toContain('Answer from Helen Marchbank');
		expect(page).toContain('Well lit.');
		expect(page).not.toContain('trimmed the wick');
	});

	it('names nothing that is missing: only a whole record has to make sense by itself', async () => {
		const { rows } = await anAnswer();
		const file = await fileOf({ ...smallRecord(), rows, history: [] });
		const checked = await check(file);
		expect(checked.ok ? [] : checked.problems.map(({ what }) => what)).toContain(
			'The record’s own row is missing.'
		);
	});
});

describe('a forged signature', () => {
	const forge = (rows: readonly Row[]) =>
		rows.map((row): Row => {
			if (row.kind !== 'attestation') return row;
			const signature = row.fields.signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
			return { ...row, fields: { ...row.fields, signature } } satisfies Attestation;
		});

	it('is refused in an answer and in a whole record, with its line', async () => {
		const { desk, rows } = await anAnswer();
		const whole = { ...smallRecord(), rows: desk.rows, history: [] };
		expect(await check(await answerFile(rows))).toMatchObject({ ok: true });
		expect(await check(await fileOf(whole))).toMatchObject({ ok: true });
		for (const file of [await answerFile(forge(rows)), await fileOf({ ...whole, rows: forge(desk.rows) })]) {
			const checked = await check(file);
			expect(checked.ok ? [] : checked.problems).toEqual([
				{
					where: expect.stringMatching(/^rows\.jsonl, line \d+$/) as string,
					what: 'The signature does not fit what it stands for: it was forged or damaged.'
				}
			]);
		}
	});

	it('may name a key that only the record holds, in an answer alone', async () => {
		const { desk, rows } = await anAnswer();
		const keyless = rows.filter(({ kind }) => kind !== 'key');
		expect(await check(await answerFile(keyless))).toMatchObject({ ok: true });
		const whole = { ...smallRecord(), rows: desk.rows.filter(({ kind }) => kind !== 'key'), history: [] };
		expect((await check(await fileOf(whole))).ok).toBe(false);
	});
});
