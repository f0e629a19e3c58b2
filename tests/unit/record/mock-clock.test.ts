import { describe, expect, it } from 'vitest';
import {
	clockSet,
	clockWords,
	closedTime,
	countAway,
	explainPause,
	isRunning,
	longestGap,
	openSpan,
	passage,
	pauseClock,
	pickUp,
	resumeClock,
	setAside,
	startClock,
	stopClock
} from '#lib/record/mock-clock.ts';

const minute = 60_000;
const ten = Date.parse('2026-03-28T10:00:00.000Z');
const at = (minutes: number) => ten + minutes * minute;

/** A page's reading, so many minutes after ten by either clock. */
const reading = (wall: number, steady = wall) => ({ wall: at(wall), steady: steady * minute });

describe('between two readings of the clocks', () => {
	it.for<[string, [number, number], string, number]>([
		['an ordinary second', [1 / 60, 1 / 60], 'steady', minute / 60],
		['a hidden tab that is asked once a minute', [1, 1], 'steady', minute],
		['a clock set back by an hour', [-60, 1 / 60], 'clock-set', minute / 60],
		['a clock put right by half a minute', [0.5, 1 / 60], 'steady', minute / 60],
		['a clock set forward by an hour', [60, 1 / 60], 'away', 60 * minute],
		['an hour of sleep in which the steady clock stood still', [60, 0], 'away', 60 * minute],
		['an hour of sleep in which it went on', [60, 60], 'away', 60 * minute],
		['an hour of sleep with the clock set back meanwhile', [-60, 60], 'away', 60 * minute]
	])('%s', ([, [wall, steady], kind, ms]) => {
		const passed = passage(reading(0), reading(wall, steady));
		expect(passed.kind).toBe(kind);
		expect(passed.ms).toBeCloseTo(ms);
	});

	it('never gives time back', () => {
		expect(passage(reading(0, 5), reading(0, 4))).toEqual({ kind: 'steady', ms: 0 });
	});
});

describe('a clock', () => {
	const started = startClock(at(0));

	it('runs from the start', () => {
		expect(isRunning(started)).toBe(true);
		expect(closedTime(started)).toBe(0);
	});

	it('stands still in a pause, and says why', () => {
		const paused = explainPause(pauseClock(started, at(20), 20 * minute, ''), 'A break');
		expect(isRunning(paused)).toBe(false);
		expect(openSpan(paused)).toMatchObject({ state: 'paused', reason: 'A break', counted: false });
		const again = resumeClock(paused, at(50));
		expect(isRunning(again)).toBe(true);
		expect(closedTime(again)).toBe(20 * minute);
		expect(closedTime(stopClock(again, at(60), 10 * minute))).toBe(30 * minute);
	});

	it('adds up sessions of several days', () => {
		const nextDay = 24 * 60;
		const clock = resumeClock(pauseClock(started, at(35), 35 * minute, 'End of this session'), at(nextDay));
		expect(closedTime(stopClock(clock, at(nextDay + 30), 30 * minute))).toBe(65 * minute);
	});

	it('is stopped for good, even in a pause', () => {
		const stopped = stopClock(pauseClock(started, at(5), 5 * minute, ''), at(9), 0);
		expect(openSpan(stopped)).toBeUndefined();
		expect(closedTime(stopped)).toBe(5 * minute);
		expect(stopClock(stopped, at(20), minute)).toEqual(stopped);
	});

	it('takes no second pause, and goes on only from one', () => {
		const paused = pauseClock(started, at(5), 5 * minute, '');
		expect(pauseClock(paused, at(6), minute, '')).toEqual(paused);
		expect(resumeClock(started, at(6))).toEqual(started);
	});

	it('sets an hour of sleep aside until somebody says that it counts', () => {
		const clock = setAside(started, { at: at(10), ms: 10 * minute }, at(70), 60 * minute);
		expect(clock.map(({ state }) => state)).toEqual(['running', 'away', 'running']);
		expect(closedTime(clock)).toBe(10 * minute);
		const counted = countAway(clock, 1, true);
		expect(closedTime(counted)).toBe(70 * minute);
		expect(countAway(counted, 1, false)).toEqual(clock);
		expect(countAway(clock, 0, false)).toEqual(clock);
	});

	it('keeps its time when the device’s clock is set back, and dates go on from the new one', () => {
		const clock = clockSet(started, { at: at(30), ms: 30 * minute }, at(-30));
		expect(closedTime(clock)).toBe(30 * minute);
		expect(openSpan(clock)?.from).toBe('2026-03-28T09:30:00.000Z');
		expect(openSpan(clock)?.reason).not.toBe('');
	});

	it('does not know of summer time: its moments are the same everywhere', () => {
		// In Britain the clocks go forward on the 29th at one in the morning.
		const [eve, morning] = ['2026-03-29T00:30:00.000Z', '2026-03-29T01:30:00.000Z'].map((text) =>
			Date.parse(text)
		);
		const gone = pickUp(startClock(eve ?? 0), { at: (morning ?? 0) - 1_000, ms: 59 * minute }, morning ?? 0);
		expect(gone.ms).toBe(59 * minute + 1_000);
	});
});

describe('a page that is opened again', () => {
	const running = startClock(at(0));
	const seen = { at: at(12), ms: 12 * minute };

	it('counts the moment that a reload or a crash took', () => {
		expect(pickUp(running, seen, at(12) + 20_000)).toEqual({ clock: running, ms: 12 * minute + 20_000 });
		expect(pickUp(running, seen, seen.at + longestGap).ms).toBe(12 * minute + longestGap);
	});

	it('sets a longer time without a page aside', () => {
		const { clock, ms } = pickUp(running, seen, at(200));
		expect(ms).toBe(0);
		expect(closedTime(clock)).toBe(12 * minute);
		expect(clock[1]).toMatchObject({ state: 'away', ms: 188 * minute, counted: false });
		expect(isRunning(clock)).toBe(true);
	});

	it('loses nothing when the clock was set back meanwhile', () => {
		const { clock } = pickUp(running, seen, at(-60));
		expect(closedTime(clock)).toBe(12 * minute);
		expect(isRunning(clock)).toBe(true);
	});

	it('leaves a pause as it is, however long it lasts', () => {
		const paused = pauseClock(running, at(12), 12 * minute, '');
		expect(pickUp(paused, seen, at(9_000))).toEqual({ clock: paused, ms: 0 });
	});
});

it('writes times as a clock shows them', () => {
	expect([0, 61_000, 59 * minute + 59_999, 3_600_000, 3_725_000].map(clockWords)).toEqual([
		'0:00',
		'1:01',
		'59:59',
		'1:00:00',
		'1:02:05'
	]);
});
