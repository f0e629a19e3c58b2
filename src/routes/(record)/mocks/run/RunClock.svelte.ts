/** The clock of a running mock on this page. What it may count is decided in `mock-clock.ts`. */
import {
	clockSet,
	closedTime,
	isRunning,
	openSpan,
	passage,
	pickUp,
	setAside,
	slack,
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
	readonly write: (clock: readonly Span[]) => Promise<unknown>;
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
	#from = $state.raw<string | null>(null);
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
		const span = openSpan(clock);
		// Right after a pause what is counted here still belongs to the stretch before it.
		const open = span?.state === 'running' && span.from === this.#from ? this.#open : 0;
		return closedTime(clock) + open;
	}

	/** How long the open stretch has lasted. */
	get open(): number {
		return this.#open;
	}

	tick(): void {
		const clock = this.#options.clock();
		const now = this.#options.read();
		const last = this.#last;
		this.#last = now;
		const span = clock && openSpan(clock);
		if (!clock || span?.state !== 'running') return;
		const passed = passage(last, now);
		if (this.#writing) {
			// The next stretch has begun already, only not yet on disk.
			if (passed.kind !== 'away') this.#open += passed.ms;
			return;
		}
		if (span.from !== this.#from) {
			// It was started or resumed since the last tick, here or in another tab.
			const begun = Date.parse(span.from);
			this.#from = span.from;
			this.#open = Math.max(0, Math.min(now.wall - begun, now.steady - last.steady));
			if (now.wall < begun - slack) void this.#put(clockSet(clock, { at: begun, ms: this.#open }, now.wall));
			return;
		}
		switch (passed.kind) {
			case 'steady':
				this.#open += passed.ms;
				break;
			case 'clock-set':
				void this.#put(clockSet(clock, { at: last.wall, ms: this.#open + passed.ms }, now.wall));
				break;
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
		const before = { open: this.#open, from: this.#from };
		this.#writing = true;
		this.#open = 0;
		this.#from = openSpan(clock)?.from ?? null;
		await this.#options.write(clock);
		this.#writing = false;
		const written = openSpan(this.#options.clock() ?? [])?.from === this.#from;
		if (!written) {
			// It could not be saved: the stretch before goes on, so that no time is lost.
			this.#open += before.open;
			this.#from = before.from;
		}
		this.#keep();
	}
}
