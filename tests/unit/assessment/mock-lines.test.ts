import { expect, test } from 'vitest';
import { mockLines } from '#lib/assessment/mock-lines.ts';
import { row } from '#lib/record/schema.ts';
import type { Correction, Fields, MarkValue, Mock } from '#lib/record/rows.ts';
import { anEvidence, aSpecification, key } from './builders.ts';

const at = '2026-03-01T10:00:00Z';
const guild = aSpecification({
	methods: { watch: { pass: 2, perContact: 1, distinction: 1 }, case: { pass: 1, distinction: 0 } }
});

function aMock(
	id: string,
	on: string | null,
	marks: Record<string, MarkValue>,
	more: Partial<Fields<'mock'>> = {}
) {
	const keyed = Object.fromEntries(Object.entries(marks).map(([name, mark]) => [key(name), mark]));
	const fields = {
		under: 'st9999-guild',
		method: 'watch',
		part: null,
		conductor: 'person-02',
		role: 'tutor',
		attempt: 'first',
		startedAt: at,
		clock: [{ state: 'running', from: at, to: null, ms: null, counted: true, reason: '' }],
		contact: ['shop'],
		exempt: [],
		finished: on === null ? null : { at, on, elapsed: 60_000, marks: keyed, sha256: '0'.repeat(64) },
		strengths: '',
		gaps: '',
		actions: '',
		released: null,
		...more
	};
	return row.parse({ ...anEvidence(id), kind: 'mock', fields }) as Mock;
}

test('each grade is counted by what the mock showed, of what applied in it', () => {
	const [line] = mockLines(
		guild,
		[aMock('m1', '2026-03-01', { 'watch-p1': 'commented', 'watch-p2': 'not-met', 'watch-d1': 'question' })],
		[]
	);
	expect(line?.counts).toEqual([
		{ grade: 'pass', met: 1, notMet: 1, open: 1, total: 3 },
		{ grade: 'distinction', met: 0, notMet: 0, open: 1, total: 1 }
	]);
});

test('a correction counts in place of the mark', () => {
	const mock = aMock('m1', '2026-03-01', { 'watch-p1': 'not-met' });
	const fields = {
		mock: mock.id,
		requirement: key('watch-p1'),
		mark: 'met',
		why: 'Seen.',
		person: 'person-02',
		role: 'tutor',
		at
	};
	const correction = row.parse({ ...anEvidence('k1'), kind: 'correction', fields }) as Correction;
	expect(mockLines(guild, [mock], [correction])[0]?.counts[0]).toMatchObject({ met: 1, notMet: 0 });
});

test('what the mock was not about, did not apply or was exempt is not counted', () => {
	const parts = { diary: { pass: 1, distinction: 1, exemptible: true } };
	const show = aSpecification({ methods: { show: { pass: 2, distinction: 1, parts } } });
	const counts = (more: Partial<Fields<'mock'>>) =>
		mockLines(show, [aMock('m1', '2026-03-01', {}, { method: 'show', contact: [], ...more })], [])[0]?.counts;
	const open = (grade: string, total: number) => ({ grade, met: 0, notMet: 0, open: total, total });
	expect(counts({})).toEqual([open('pass', 2), open('distinction', 1)]);
	expect(counts({ part: 'diary' })).toEqual([open('pass', 1), open('distinction', 1)]);
	expect(counts({ exempt: ['diary'] })).toEqual([open('pass', 1), open('distinction', 1)]);
});

test('a mock of a method that the specification has lost counts nothing and stands last', () => {
	const lost = aMock('m0', '2026-01-01', {}, { method: 'harbour' });
	const lines = mockLines(guild, [lost, aMock('m1', '2026-04-01', {}, { method: 'case' })], []);
	expect(lines.map(({ method, counts }) => `${method} ${counts.length}`)).toEqual(['case 1', 'harbour 0']);
});

test('a line says which mock it is', () => {
	const [line] = mockLines(guild, [aMock('m1', '2026-03-01', {}, { attempt: 'resit' })], []);
	expect(line).toMatchObject({ method: 'watch', part: null, attempt: 'resit', on: '2026-03-01' });
});

test('attempts stand by method and day; running ones and other rules are left out', () => {
	const lines = mockLines(
		guild,
		[
			aMock('m1', '2026-04-01', {}, { method: 'case' }),
			aMock('m2', '2026-05-01', {}, { attempt: 'resit' }),
			aMock('m3', '2026-03-01', {}),
			aMock('m6', '2026-05-01', {}),
			aMock('m4', null, {}),
			aMock('m5', '2026-01-01', {}, { under: 'another' })
		],
		[]
	);
	expect(lines.map(({ id }) => id.replace(/^0+/, ''))).toEqual(['m3', 'm2', 'm6', 'm1']);
});
