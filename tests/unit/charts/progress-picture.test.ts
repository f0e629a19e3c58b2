import { expect, test } from 'vitest';
import { progressLines, progressTable, progressWords } from '#lib/components/charts/progress-picture.ts';

const progress = {
	total: 20,
	ahead: 0,
	days: [
		{ on: '2026-02-10', claimed: 4, confirmed: 0 },
		{ on: '2026-03-31', claimed: 8, confirmed: 2 }
	]
};
const dates = { start: '2026-01-01', gateway: '2026-12-27', today: '2026-03-31' };

test('lines go from the start to gateway, with an even pace between', () => {
	const { lines, length, marks, day } = progressLines(progress, dates);
	expect(length).toBe(360);
	expect(day(0)).toBe('1 Jan 2026');
	expect(lines.map(({ name }) => name)).toEqual(['Claimed', 'Confirmed', 'Even pace to gateway']);
	expect(lines[1]?.points.at(-1)).toEqual({ at: 89, count: 2 });
	expect(lines[2]?.points).toEqual([
		{ at: 0, count: 0 },
		{ at: 360, count: 20 }
	]);
	expect(marks).toEqual([
		{ at: 89, name: 'Today' },
		{ at: 360, name: 'Gateway' }
	]);
});

test('the table tells each month', () => {
	const { rows } = progressTable(progress, dates);
	expect(rows.map(({ label, cells }) => [label.text, ...cells.map(({ text }) => text)])).toEqual([
		['31 Jan 2026', '0', '0', '2'],
		['28 Feb 2026', '4', '0', '3'],
		['31 Mar 2026', '8', '2', '5']
	]);
});

test('without dates there is no pace, and a single day still has a width', () => {
	const bare = { start: null, gateway: null, today: '2026-03-31' };
	const { lines, length } = progressLines({ ...progress, days: progress.days.slice(1) }, bare);
	expect(lines).toHaveLength(2);
	expect(length).toBe(1);
	expect(progressWords(progress, bare, 'pass criteria')).toBe(
		'8 of 20 pass criteria are claimed, 2 of them confirmed.'
	);
});

test('a clock set back leaves a start in the future, and nothing breaks', () => {
	const early = { start: '2027-01-01', gateway: '2027-12-01', today: '2026-03-31' };
	const { lines, length } = progressLines(progress, early);
	expect(length).toBeGreaterThan(0);
	for (const { at } of lines.flatMap(({ points }) => points)) expect(at).toBeGreaterThanOrEqual(0);
	expect(progressWords(progress, early, 'pass criteria')).toContain(
		'would be at 0 today: 8 more are claimed'
	);
});

test('a start long ago is told by the days on which something moved', () => {
	const { rows } = progressTable(progress, { ...dates, start: '1900-01-01' });
	expect(rows).toHaveLength(2);
});
