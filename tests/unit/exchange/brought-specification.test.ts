import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { openSpecificationFile, partsOf } from '#lib/specification/check/specification-file.ts';
import {
	entriesOf,
	fileOf,
	manifestOf,
	smallRecord,
	zipped,
	type Bytes
} from '../../support/record-files.ts';
import { aNewRecord, creating, id, record, Shelf } from '../../support/rows.ts';
import { checkFile } from '../../../src/tools/record/check.ts';

const root = join(import.meta.dirname, '..', '..', '..');
const example = parse(readFileSync(join(root, 'static/example-specification.yaml'), 'utf8')) as {
	specification: { id: string; organisation: unknown };
};
const specification = partsOf(openSpecificationFile(example, new Map())!, () => '').specification();

const another: unknown = JSON.parse(JSON.stringify(example).replaceAll(specification.id, 'st9-other'));

/** A record on the example specification, as a file that brings this along. */
function recordWith(loaded: unknown) {
	const shelf = new Shelf('device1');
	const rest = aNewRecord().edits.filter((edit) => edit.id !== record);
	const own = creating('record', record, { apprentice: id('kezia'), specification: specification.id });
	const history = [shelf.write([...rest, own], 'create-record')];
	return fileOf({ ...smallRecord(), specification, loaded, history, rows: [...shelf.rows().values()] });
}

let folder = '';
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'brought-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function checked(file: Bytes) {
	const path = join(folder, `${crypto.randomUUID()}.zip`);
	await writeFile(path, file);
	return checkFile(path);
}

describe('a record file that brings its specification along', () => {
	it('is graded with it', async () => {
		const answer = await checked(await recordWith(example));
		expect(answer).toMatchObject({ ok: true, specification: specification.id });
		expect(Object.keys((answer as { grades: { secure: object } }).grades.secure)).toEqual([
			...specification.methods.map((method) => method.id),
			'overall'
		]);
	});

	it('has it as JSON that is listed like every other entry', async () => {
		const entries = await entriesOf(await recordWith(example));
		expect(JSON.parse(new TextDecoder().decode(entries.get('specification.json')))).toEqual(example);
		expect(manifestOf(entries).entries.map(({ path }) => path)).toContain('specification.json');
	});

	it.for<[string, unknown, RegExp]>([
		[
			'has a mistake in it',
			{ ...example, specification: { ...example.specification, organisation: 3 } },
			/organisation/
		],
		['brings another one', another, /the record is on/],
		['brings no specification', [1, 2, 3], /standard and specification/],
		['brings far too much', Array.from({ length: 60_000 }, () => 0), /far more than a specification/]
	])('is refused where it %s', async ([, loaded, words]) => {
		const answer = await checked(await recordWith(loaded));
		expect(answer.ok).toBe(false);
		expect(JSON.stringify(answer)).toMatch(words);
	});

	it('is refused where the manifest does not list it', async () => {
		const entries = await entriesOf(await recordWith(undefined));
		entries.set('specification.json', new TextEncoder().encode('{}'));
		expect(JSON.stringify(await checked(zipped(entries)))).toContain('the manifest does not list it');
	});
});
