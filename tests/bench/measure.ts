/** Timing that holds still on a busy machine: the middle of many runs, printed beside a floor. */

/** Milliseconds of one run: the middle one of `runs`, after as many to warm up as `warmUp` says. */
export function median(run: () => unknown, { runs = 25, warmUp = 5 } = {}): number {
	for (let count = 0; count < warmUp; count++) run();
	const times = Array.from({ length: runs }, () => {
		const start = performance.now();
		run();
		return performance.now() - start;
	}).sort((a, b) => a - b);
	return times[Math.floor(runs / 2)] ?? NaN;
}

export interface Figure {
	readonly name: string;
	/** Milliseconds, or how often a second where `unit` says so. */
	readonly value: number;
	readonly unit: 'ms' | 'per second';
	/** What the least imaginable work takes, in the same unit. */
	readonly floor?: { readonly name: string; readonly value: number };
	/** Beyond this something has gone badly wrong, on any machine; the bench then fails. */
	readonly limit?: number;
}

/** Prints a figure beside its floor; false where it is beyond its limit. */
export function print({ name, value, unit, floor, limit }: Figure): boolean {
	const ratio = floor
		? ` = ${(value / floor.value).toFixed(2)} x ${floor.name} (${digits(floor.value)} ${unit})`
		: '';
	const broken = limit !== undefined && (unit === 'ms' ? value > limit : value < limit);
	const regression = broken ? `  BEYOND THE LIMIT of ${limit} ${unit}` : '';
	console.log(`${name}: ${digits(value)} ${unit}${ratio}${regression}`);
	return !broken;
}

function digits(value: number): string {
	return value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(3);
}
