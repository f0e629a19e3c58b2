/** Timing that holds still on a busy machine: the middle of many runs, printed beside a floor. */

/** Milliseconds of one run: the middle one of `runs`, after as many to warm up as `warmUp` says. */
export function median(run: () => unknown, plan: { runs?: number; warmUp?: number } = {}): number {
	return medians({ run }, plan).run;
}

/** As `median` for several, taking turns, so that a busy moment of the machine falls on all of them. */
export function medians<Name extends string>(
	bouts: Readonly<Record<Name, () => unknown>>,
	{ runs = 31, warmUp = 5 } = {}
): Record<Name, number> {
	const names = Object.keys(bouts) as Name[];
	const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
	for (let round = -warmUp; round < runs; round++) {
		for (const name of names) {
			const start = performance.now();
			bouts[name]();
			if (round >= 0) times[name].push(performance.now() - start);
		}
	}
	return Object.fromEntries(names.map((name) => [name, middle(times[name])])) as Record<Name, number>;
}

/** The middle one; of an even number the greater of the two. */
export function middle(list: readonly number[]): number {
	return share(list, 0.5);
}

/** The value that such a share of the list stays below. */
export function share(list: readonly number[], of: number): number {
	return list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * of))] ?? NaN;
}

export interface Figure {
	readonly name: string;
	readonly value: number;
	readonly unit: 'ms' | 'per second' | 'MB/s' | 'MB';
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
	const lessIsBetter = unit === 'ms' || unit === 'MB';
	const broken = limit !== undefined && (lessIsBetter ? value > limit : value < limit);
	const regression = broken ? `  BEYOND THE LIMIT of ${limit} ${unit}` : '';
	console.log(`${name}: ${digits(value)} ${unit}${ratio}${regression}`);
	return !broken;
}

function digits(value: number): string {
	return value >= 100 ? Math.round(value).toLocaleString('en-GB') : value.toFixed(3);
}
