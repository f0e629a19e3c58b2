/**
 * The clock of a mock. A wall clock can be set, and stands for a place; a steady clock counts up from when
 * the page was opened and may stop while the device sleeps. So stretches are measured by the steady clock,
 * dated by the wall clock, and where the two disagree, or nobody was there, that is set apart and said.
 */
import type { Fields } from './rows.ts';

export type Span = Fields<'mock'>['clock'][number];

/** Both clocks at one moment, in milliseconds. */
export interface Reading {
	/** Since 1970, by the device's clock. */
	readonly wall: number;
	/** By a clock that nobody can set. */
	readonly steady: number;
}

/** Until when the clock of a mock was seen running, as kept on the device beside the record. */
export interface Seen {
	/** By the wall clock. */
	readonly at: number;
	/** How much of the open stretch had passed. */
	readonly ms: number;
}

/** Longer than a hidden tab is ever put off (a minute), shorter than anyone would miss in an hour. */
export const longestGap = 120_000;
/** Two clocks read one after the other never agree to the millisecond. */
export const slack = 2_000;

const instant = (wall: number) => new Date(wall).toISOString();

/** How the time between two readings counts. */
export type Passage =
	/** The page was there: `ms` have passed. */
	| { readonly kind: 'steady'; readonly ms: number }
	/** It was there, and the device's clock was set to another time meanwhile. */
	| { readonly kind: 'clock-set'; readonly ms: number }
	/** It was not there, or the clock was set forward: nobody can tell which. */
	| { readonly kind: 'away'; readonly ms: number };

/** Compares two readings of the same page. */
export function passage(last: Reading, now: Reading): Passage {
	const wall = now.wall - last.wall;
	const steady = Math.max(0, now.steady - last.steady);
	const gap = Math.max(wall, steady);
	if (gap > longestGap) return { kind: 'away', ms: gap };
	return { kind: steady - wall > slack ? 'clock-set' : 'steady', ms: steady };
}

/** The stretch that lasts; undefined once the mock has ended. */
export function openSpan(clock: readonly Span[]): Span | undefined {
	const last = clock.at(-1);
	return last?.to === null ? last : undefined;
}

/** Whether time counts now. */
export function isRunning(clock: readonly Span[]): boolean {
	return openSpan(clock)?.state === 'running';
}

/** What the stretches that are over come to, in milliseconds. */
export function closedTime(clock: readonly Span[]): number {
	return clock.reduce((sum, { counted, ms }) => sum + (counted ? (ms ?? 0) : 0), 0);
}

/** A clock that starts at that moment. */
export function startClock(wall: number): Span[] {
	return [open('running', wall)];
}

/** @param ms how long the open stretch has lasted */
export function pauseClock(clock: readonly Span[], wall: number, ms: number, reason: string): Span[] {
	return isRunning(clock) ? [...close(clock, wall, ms), { ...open('paused', wall), reason }] : [...clock];
}

/** Goes on after a pause. */
export function resumeClock(clock: readonly Span[], wall: number): Span[] {
	const last = openSpan(clock);
	if (last?.state !== 'paused') return [...clock];
	return [...close(clock, wall, between(last.from, wall)), open('running', wall)];
}

/** Says why the clock stands still. */
export function explainPause(clock: readonly Span[], reason: string): Span[] {
	const last = openSpan(clock);
	return last?.state === 'paused' ? [...clock.slice(0, -1), { ...last, reason }] : [...clock];
}

/** @param ms how long the open stretch has lasted, where it ran */
export function stopClock(clock: readonly Span[], wall: number, ms: number): Span[] {
	const last = openSpan(clock);
	if (!last) return [...clock];
	return close(clock, wall, last.state === 'running' ? ms : between(last.from, wall));
}

/** Sets apart a stretch that nobody lived through: it counts when the tutor says so. */
export function setAside(clock: readonly Span[], seen: Seen, wall: number, ms: number): Span[] {
	if (!isRunning(clock)) return [...clock];
	const away: Span = {
		state: 'away',
		from: instant(seen.at),
		to: instant(wall),
		ms: Math.round(ms),
		counted: false,
		reason: ''
	};
	return [...close(clock, seen.at, seen.ms), away, open('running', wall)];
}

/** Starts a new stretch because the device's clock shows another time now; no time is lost or won. */
export function clockSet(clock: readonly Span[], seen: Seen, wall: number): Span[] {
	if (!isRunning(clock)) return [...clock];
	const reason = 'The device’s clock was set to another time here.';
	return [...close(clock, seen.at, seen.ms), { ...open('running', wall), reason }];
}

/** Counts a stretch that was set aside, or no longer. */
export function countAway(clock: readonly Span[], index: number, counted: boolean): Span[] {
	return clock.map((span, at) => (at === index && span.state === 'away' ? { ...span, counted } : span));
}

/**
 * Goes on with a running clock on a page that has just been opened. A short while without a page counts,
 * as after a reload or a crash: the apprentice did not stop for it. A longer one is set aside.
 *
 * @returns the clock, and how much of its open stretch has passed
 */
export function pickUp(clock: readonly Span[], seen: Seen, wall: number): { clock: Span[]; ms: number } {
	if (!isRunning(clock)) return { clock: [...clock], ms: 0 };
	const gap = wall - seen.at;
	if (gap > longestGap) return { clock: setAside(clock, seen, wall, gap), ms: 0 };
	if (gap < -slack) return { clock: clockSet(clock, seen, wall), ms: 0 };
	return { clock: [...clock], ms: seen.ms + Math.max(0, gap) };
}

function open(state: 'running' | 'paused', wall: number): Span {
	return { state, from: instant(wall), to: null, ms: null, counted: state === 'running', reason: '' };
}

function close(clock: readonly Span[], wall: number, ms: number): Span[] {
	const last = openSpan(clock);
	if (!last) return [...clock];
	return [...clock.slice(0, -1), { ...last, to: instant(wall), ms: Math.max(0, Math.round(ms)) }];
}

const between = (from: string, wall: number) => Math.max(0, wall - Date.parse(from));

/** `12:04`, or `1:02:04` from an hour on. */
export function clockWords(ms: number): string {
	const seconds = Math.floor(ms / 1_000);
	const two = (value: number) => String(value).padStart(2, '0');
	const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
	return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
