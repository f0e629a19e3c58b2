/** How long a method may take, as the clock's scale shows it. */
import type { Method } from '#lib/specification/types.ts';
import { clockWords } from '#lib/record/mock-clock.ts';
import { counted } from '#lib/specification/words.ts';

export interface Limits {
	/** The end of the scale, in milliseconds; it grows with a mock that runs on. */
	readonly scale: number;
	/** From here on it has taken long enough; null where nothing is printed. */
	readonly from: number | null;
	/** From here on it takes too long; null where nothing is printed. */
	readonly to: number | null;
	readonly words: string;
}

const minute = 60_000;

/** @param elapsed milliseconds taken so far */
export function limitsOf(duration: Method['duration'], elapsed: number): Limits {
	const { minimumMinutes, maximumMinutes, tolerancePercent = 0 } = duration ?? {};
	const from =
		minimumMinutes === undefined ? null : Math.round(minimumMinutes * minute * (1 - tolerancePercent / 100));
	const to =
		maximumMinutes === undefined ? null : Math.round(maximumMinutes * minute * (1 + tolerancePercent / 100));
	const scale = Math.max((to ?? from ?? 60 * minute) * 1.25, elapsed);
	return { scale, from, to, words: wordsFor(from, to, elapsed) };
}

/**
 * The most milliseconds that questions may take; null where nothing is set. A share is one of the time
 * allowed, which grows with a mock that runs on into its tolerance.
 *
 * @param elapsed milliseconds taken so far
 */
export function questionLimit(
	{ duration, questioning }: Pick<Method, 'duration' | 'questioning'>,
	elapsed: number
) {
	const { sharePercent, maximumMinutes } = questioning ?? {};
	const longest = duration?.maximumMinutes ?? duration?.minimumMinutes;
	const limits: number[] = maximumMinutes === undefined ? [] : [maximumMinutes * minute];
	if (sharePercent !== undefined && longest !== undefined) {
		const allowed = longest * minute;
		const late = allowed * (1 + (duration?.tolerancePercent ?? 0) / 100);
		limits.push((Math.min(Math.max(elapsed, allowed), late) * sharePercent) / 100);
	}
	return limits.length === 0 ? null : Math.round(Math.min(...limits));
}

function wordsFor(from: number | null, to: number | null, elapsed: number): string {
	if (to !== null && elapsed > to) return `over by ${clockWords(elapsed - to)}`;
	if (from !== null && to !== null && from < to) return `to end at ${from / minute} to ${minutes(to)}`;
	if (to !== null) return `of ${minutes(to)} at most`;
	if (from !== null) return elapsed < from ? `of ${minutes(from)} at least` : 'long enough';
	return 'no length is printed';
}

const minutes = (ms: number) => counted(ms / minute, 'minute');
