import { describe, expect, it, test } from 'vitest';
import { breakProblems, datesProblems, dayProblem, speakerProblems } from '#lib/record/fact-problems.ts';

const today = '2026-11-23';

test.each([
	['', null, null],
	['2026-02-30', null, 'date-impossible'],
	['26-02-03', null, 'date-impossible'],
	['2024-02-29', null, null],
	['1961-07-01', today, null],
	['1899-12-31', null, 'date-too-early'],
	['2200-01-01', null, 'date-too-late'],
	['2026-11-24', today, 'date-in-future'],
	['2026-11-23', today, null]
])('the day "%s", no later than %s: %s', (text, latest, problem) => {
	expect(dayProblem(text, latest)).toBe(problem);
});

describe('who says something', () => {
	it('has a name and a day that is not to come', () => {
		expect(speakerProblems({ name: 'Des', on: today }, today)).toEqual({});
		expect(speakerProblems({ name: '  ', on: '' }, today)).toEqual({
			name: 'name-missing',
			on: 'date-missing'
		});
		expect(speakerProblems({ name: 'x'.repeat(201), on: '2027-01-01' }, today)).toEqual({
			name: 'name-too-long',
			on: 'date-in-future'
		});
	});
});

describe('dates together', () => {
	it('may lie ahead, but for the birth and a result', () => {
		const ahead = '2027-05-01';
		expect(datesProblems({ assessment: ahead, born: ahead, decision: ahead }, today)).toEqual({
			born: 'date-in-future',
			decision: 'date-in-future'
		});
	});

	it('gateway is not before the start, and one that is no day is not compared', () => {
		expect(datesProblems({ start: '2026-05-02', gateway: '2026-05-01' }, today)).toEqual({
			gateway: 'gateway-before-start'
		});
		expect(datesProblems({ start: '2026-05-02', gateway: '2026-05-02' }, today)).toEqual({});
		expect(datesProblems({ start: '2026-05-32', gateway: '2026-05-01' }, today)).toEqual({
			start: 'date-impossible'
		});
	});
});

test('a break begins before it ends, or still lasts', () => {
	expect(breakProblems({ from: '2026-05-01', until: '' })).toEqual({});
	expect(breakProblems({ from: '2026-05-01', until: '2026-05-01' })).toEqual({});
	expect(breakProblems({ from: '2026-05-02', until: '2026-05-01' })).toEqual({ until: 'break-backwards' });
	expect(breakProblems({ from: '', until: '2026-05-01' })).toEqual({ from: 'date-missing' });
});
