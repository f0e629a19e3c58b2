import { expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { figuresOf } from '#lib/assessment/figures-of-day.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { standingBack, standingFrom } from '#lib/assessment/standing-on.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { changedLines } from '../../../src/routes/(record)/dashboard/report/changed-lines.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification } from './builders.ts';
import { someHours } from './way-builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 3, distinction: 1 }, case: { pass: 2, distinction: 1 } },
	ksbs: 2
});
const today = '2026-06-30';
const evidence = [
	anEvidence('e1', { createdAt: '2026-01-10T09:00:00Z' }),
	anEvidence('e2', { createdAt: '2026-05-10T09:00:00Z' })
];
const claims = [
	aClaim('c1', 'e1', 'watch-p1', { createdAt: '2026-01-11T09:00:00Z' }),
	aClaim('c2', 'e1', 'case-p1', { createdAt: '2026-05-11T09:00:00Z' }),
	aClaim('c3', 'e2', 'K1', { createdAt: '2026-05-11T09:00:00Z' })
];
const confirmations = [aConfirmation('d1', 'c1', { on: '2026-04-01' })];
const tally = tallyOf(guild, [...evidence, ...claims, ...confirmations]);
const coverage = cover(tally, {});
const prediction = predict(tally, {});
const past = {
	tally,
	requirements: [...guild.criteria, ...guild.ksbs].filter(({ key }) => coverage.states.has(key)),
	evidence,
	hours: [],
	today
};

test('figures taken on the day and those worked out for it agree', () => {
	const { behindOf } = tally;
	const counted = { prediction, coverage, pieces: 2, claims, confirmations, behindOf, hours: [] };
	const ground = { specification: guild, ...counted };
	const { overall, ...taken } = standingFrom(figuresOf(ground, today));
	expect(overall?.secure).toBe('fail');
	expect({ overall: null, ...taken }).toEqual(standingBack(past, today));
});

test('an earlier day knows nothing of what came later', () => {
	const then = standingBack(past, '2026-04-30');
	expect(then.criteria.get('pass')).toEqual({ claimed: 1, confirmed: 1, of: 5 });
	expect(then.ksbs).toEqual({ claimed: 0, confirmed: 0, of: 2 });
	expect(then.pieces).toBe(1);
});

test('a day counts what came on it: pieces, and hours up to it', () => {
	const logged = { ...past, hours: [someHours('h1', '2026-01-10', 90), someHours('h2', '2026-05-10', 30)] };
	const on = (day: string) => {
		const { pieces, minutes } = standingBack(logged, day);
		return `${pieces} ${minutes}`;
	};
	const days = ['2026-01-09', '2026-01-10', '2026-05-09', '2026-05-10', today];
	expect(days.map(on)).toEqual(['0 0', '1 90', '1 90', '2 120', '2 120']);
});

test('the report tells what moved, and that a grade cannot be worked out afterwards', () => {
	const now = {
		...standingBack(past, today),
		overall: { secure: 'fail', onEvidence: 'fail', reachable: 'distinction' }
	};
	const lines = changedLines(guild, standingBack(past, '2026-04-30'), now);
	const line = (name: string) => lines.find((one) => one.name === name);
	expect(line('Overall, secure')).toMatchObject({ before: 'not kept', now: 'No pass yet', change: '' });
	expect(line('Pass criteria claimed')).toMatchObject({ before: '1', now: '2 of 5', change: '+1' });
	expect(line('Pass criteria confirmed')).toMatchObject({ now: '1 of 5', change: 'none' });
	expect(line('Pieces of evidence')).toMatchObject({ before: '1', now: '2', change: '+1' });
	expect(line('Off-the-job hours')).toBeUndefined();
});
