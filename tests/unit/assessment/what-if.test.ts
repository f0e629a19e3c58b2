import { expect, test } from 'vitest';
import { predict, whatIf, type Decision } from '#lib/assessment/prediction.ts';
import type { Mark } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';

const guild = aSpecification({ methods: { watch: { pass: 1, distinction: 1 } } });
const rows = [anEvidence('e1'), aClaim('c1', 'e1', 'watch-p1'), aConfirmation('d1', 'c1')];

function grades(marks: Record<string, Mark>, decisions: readonly Decision[] = []) {
	const { secure, onEvidence, reachable } = whatIf(
		tallyOf(guild, rows),
		{},
		new Map(Object.entries(marks)),
		decisions
	);
	return [secure, onEvidence, reachable].map(({ overall }) => overall.grade).join(' ');
}

test('what is marked met counts in all three, what is marked not met in none', () => {
	expect(grades({})).toBe('pass pass distinction');
	expect(grades({ 'watch-d1': 'met' })).toBe('distinction distinction distinction');
	expect(grades({ 'watch-p1': 'not-met' })).toBe('fail fail fail');
});

test('it outweighs a real result, since it only asks', () => {
	const result: Decision = {
		requirement: key('watch-d1'),
		verdict: 'not-met',
		from: 'result',
		on: '2026-03-01'
	};
	expect(grades({}, [result])).toBe('pass pass pass');
	expect(grades({ 'watch-d1': 'met' }, [result])).toBe('distinction distinction distinction');
});

test('it saves nothing and passes over what the specification has not', () => {
	const tally = tallyOf(guild, rows);
	const before = predict(tally, {});
	expect(whatIf(tally, {}, new Map([['watch-d9', 'met']]))).toEqual(before);
	whatIf(tally, {}, new Map([['watch-d1', 'met']]));
	expect(predict(tally, {})).toEqual(before);
});
