import { beforeAll, describe, expect, it } from 'vitest';
import { checkRecordFile } from '#lib/exchange/check-record-file.ts';
import { blobSource, type Source } from '#lib/exchange/source.ts';
import { readRecordFile } from '#lib/exchange/read-record-file.ts';
import { judgeAnswer } from '#lib/record/bundle-answer.ts';
import { mayWrite } from '#lib/record/bundle-rights.ts';
import { joinRows } from '#lib/record/join.ts';
import { anAnswer, answerFile } from '../../support/answers.ts';
import { damaged, forged, randomFrom } from '../../support/mutate.ts';
import { entriesOf, fileOf, smallRecord, zipped, type Bytes } from '../../support/record-files.ts';
import { kezia } from '../../support/rows.ts';

const files = 10_000;
const answers = 3_000;
const seed = 20_261_123;

let good: Bytes;
let entries: Map<string, Bytes>;
let rows: unknown;

beforeAll(async () => {
	good = await fileOf(smallRecord());
	entries = await entriesOf(good);
	const read = await readRecordFile(blobSource(new Blob([good])));
	rows = read.ok ? read.file.rows : 'unreadable';
});

/** Bytes in memory; refuses what no source has to answer. */
function bytesSource(bytes: Bytes): Source {
	return {
		size: bytes.length,
		read: (start, end) =>
			start >= 0 && end >= start && end <= bytes.length
				? Promise.resolve(bytes.slice(start, end))
				: Promise.reject(new RangeError(`${start} to ${end} of ${bytes.length}`))
	};
}

async function outcome(file: Bytes) {
	const seen: unknown[] = [];
	const checked = await checkRecordFile(bytesSource(file), { onRow: (row) => seen.push(row) });
	if (!checked.ok) {
		expect(checked.problems.length).toBeGreaterThan(0);
		for (const { where, what } of checked.problems)
			expect(where && what, JSON.stringify(checked.problems)).toMatch(/^[A-Z“…].+\.$/s);
	}
	return { ok: checked.ok, seen };
}

const isSame = (a: Bytes, b: Bytes) => a.length === b.length && a.every((byte, at) => byte === b[at]);

describe('whatever happens to a record file', () => {
	it(`damage is found, or was where nothing is kept: ${files} files`, async () => {
		const random = randomFrom(seed);
		const stored = zipped(entries);
		let passed = 0;
		for (let count = 0; count < files; count++) {
			const whole = count % 2 === 0 ? good : stored;
			const file = damaged(whole, random);
			const { ok, seen } = await outcome(file);
			if (!ok || isSame(file, whole)) continue;
			passed += 1;
			expect(seen, `file ${count} of seed ${seed}`).toEqual(rows);
		}
		// A few touch only bytes that say nothing, such as by which program the ZIP was made.
		expect(passed).toBeLessThan(files / 50);
	}, 120_000);

	it(`an answer is judged, whatever it holds, and never changes what is not its writer’s: ${answers} files`, async () => {
		const random = randomFrom(seed + 2);
		const { desk, rows: sent } = await anAnswer();
		const answer = await entriesOf(await answerFile(sent));
		const here = new Map(smallRecord().rows.map((row) => [row.id, row]));
		let judged = 0;
		for (let count = 0; count < answers; count++) {
			const read = await readRecordFile(bytesSource(forged(answer, random)));
			const { purpose } = read.ok ? read.file.manifest : {};
			if (!read.ok || purpose?.is !== 'reply') continue;
			const found = await judgeAnswer(read.file.rows, here, purpose, kezia);
			if (found.state === 'refused') continue;
			judged += 1;
			const join = joinRows(here, found.taken);
			if (!join.ok) throw new Error(`file ${count} of seed ${seed}: ${join.reason}`);
			for (const [index, row] of join.after.entries()) {
				const where = `file ${count} of seed ${seed}: ${row.kind}`;
				expect([row.author.person, row.id], where).toContain(desk.person);
				expect(mayWrite(purpose.role, row.kind), where).toBe(true);
				expect(join.before[index]?.author.person ?? desk.person, where).toBe(desk.person);
			}
		}
		expect(judged).toBeGreaterThan(answers / 20);
	}, 120_000);

	it(`a forgery is answered, not fallen over: ${files} files`, async () => {
		const random = randomFrom(seed + 1);
		let refused = 0;
		for (let count = 0; count < files; count++)
			if (!(await outcome(forged(entries, random))).ok) refused += 1;
		expect(refused).toBeGreaterThan(files / 4);
	}, 120_000);
});
