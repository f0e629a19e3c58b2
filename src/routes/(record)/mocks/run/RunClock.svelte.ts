/** The clock of a running mock on this page. What it may count is decided in `mock-clock.ts`. */
import {
	clockSet,
	closedTime,
	isRunning,
	openSpan,
	passage,
	pickUp,
	setAside,
	type Reading,
	type Seen,
	type Span
} from '#lib/record/mock-clock.ts';

const everyMs = 500;
const keepEveryMs = 5_000;

interface Options {
	/** As the row holds it; null once the mock has ended. */
	readonly clock: () => readonly Span[] | null;
	/** Writes the row's clock. */
	readonly write: (clock: readonly Span[]) => Promise<void>;
	/** Keeps on this device how far the open stretch has come: no change of the record. */
	readonly keep: (seen: Seen & { readonly from: string }) => void;
	readonly read: () => Reading;
}

export class RunClock {
	readonly #options: Options;
	/** How much of the open stretch has passed. */
	#open = $state(0);
	#last: Reading;
	/** The beginning of the stretch that `#open` belongs to. */
	#from: string | null = null;
	#kept = 0;
	#timer: ReturnType<typeof setInterval> | undefined;
	#writing = false;

	constructor(options: Options) {
		this.#options = options;
		this.#last = options.read();
	}

	/** @param seen until when it was seen running, by the device's own note or by the last mark */
	start(seen: Seen): void {
		const clock = this.#options.clock();
		this.#last = this.#options.read();
		if (clock && isRunning(clock)) {
			const picked = pickUp(clock, seen, this.#last.wall);
			this.#open = picked.ms;
			this.#from = openSpan(picked.clock)?.from ?? null;
			if (this.#from !== openSpan(clock)?.from) void this.#put(picked.clock);
		}
		this.#timer = setInterval(() => this.tick(), everyMs);
	}

	stop(): void {
		clearInterval(this.#timer);
		this.tick();
		this.#keep();
	}

	/** Milliseconds that the mock has taken, up to the last tick. */
	get elapsed(): number {
		const clock = this.#options.clock() ?? [];
		return closedTime(clock) + (isRunning(clock) ? this.#open : 0);
	}

	/** How long the open stretch has lasted. */
	get open(): number {
		return this.#open;
	}

	tick(): void {
		const clock = this.#options.clock();
		const now = this.#options.read();
		const last = this.#last;
		const span = clock && openSpan(clock);
		if (!clock || span?.state !== 'running' || this.#writing) {
			this.#last = now;
			return;
		}
		if (span.from !== this.#from) {
			// It was started or resumed just now, here or in another tab.
			this.#from = span.from;
			this.#open = Math.max(0, Math.min(now.wall - Date.parse(span.from), 60_000));
			this.#last = now;
			return;
		}
		this.#last = now;
		const passed = passage(last, now);
		switch (passed.kind) {
			case 'steady':
				this.#open += passed.ms;
				break;
			case 'clock-set': {
				const seen = { at: last.wall, ms: this.#open + passed.ms };
				void this.#put(clockSet(clock, seen, now.wall));
				break;
			}
			case 'away':
				void this.#put(setAside(clock, { at: last.wall, ms: this.#open }, now.wall, passed.ms));
				break;
			default:
				passed satisfies never;
		}
		if (now.steady - this.#kept > keepEveryMs) this.#keep();
	}

	/** Writes how far it has come to this device. */
	#keep(): void {
		this.#kept = this.#last.steady;
		if (this.#from !== null) this.#options.keep({ at: this.#last.wall, ms: this.#open, from: this.#from });
	}

	async #put(clock: readonly Span[]): Promise<void> {
		this.#writing = true;
		this.#open = 0;
		this.#from = openSpan(clock)?.from ?? null;
		await this.#options.write(clock);
		this.#writing = false;
		this.#last = this.#options.read();
		this.#keep();
	}
}
