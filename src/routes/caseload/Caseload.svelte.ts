/** All records on this device with what is known of each; what is missing is counted when nothing else is to do. */
import { SvelteSet } from 'svelte/reactivity';
import { version } from '$app/environment';
import type { App } from '#lib/components/app/App.svelte.ts';
import type { Summary } from '#lib/gateway/caseload-summary.ts';
import { asFailure, type Failure } from '#lib/record/failure.ts';
import type { Known, Summaries } from '#lib/storage/summaries.ts';

/** Milliseconds between two looks of the page at what was counted. */
const showEvery = 400;
/** A person who types elsewhere makes a change with each pause. */
const settleMs = 300;

export class Caseload {
	lines = $state.raw<readonly Known[] | null>(null);
	failure = $state.raw<Failure | null>(null);
	/** What is being counted; null where nothing is. */
	counting = $state.raw<{ readonly done: number; readonly of: number } | null>(null);
	/** Somebody stopped the counting before its end. */
	stopped = $state(false);
	/** Records that cannot be counted, such as those whose specification is not here. */
	readonly failed = new SvelteSet<string>();
	readonly #app: App;
	#run: AbortController | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#closed = false;

	constructor(app: App) {
		this.#app = app;
	}

	/** @returns what lets go of it */
	open(): () => void {
		let stop = () => {};
		void (async () => {
			try {
				const storage = await this.#app.storage;
				if (this.#closed) return;
				// Before the first reading: what changes meanwhile would be missed.
				stop = storage.onAnyChange(() => {
					clearTimeout(this.#timer);
					this.#timer = setTimeout(() => void this.#again(), settleMs);
				});
				// What was known last shows at once; whether it is all is looked up behind it.
				const kept = await (await this.#summaries()).kept();
				if (kept.length > 0) this.lines = kept;
				await this.#read();
				await this.count();
			} catch (thrown) {
				this.failure = asFailure(thrown);
			}
		})();
		return () => {
			this.#closed = true;
			clearTimeout(this.#timer);
			this.#run?.abort();
			stop();
		};
	}

	stop(): void {
		this.stopped = this.counting !== null;
		this.#run?.abort();
	}

	/** Counts what is missing or outdated, one record after the other. */
	async count(): Promise<void> {
		this.#run?.abort();
		const { signal } = (this.#run = new AbortController());
		this.stopped = false;
		const summaries = await this.#summaries();
		const now = { day: this.#app.today, build: version };
		const ids = await summaries.outdated(now);
		if (signal.aborted) return;
		const { summariseRows } = await import('./summarise-rows.ts');
		const fresh = new Map<string, Summary>();
		let shownAt = performance.now();
		for (const [done, id] of ids.entries()) {
			await idle();
			if (signal.aborted) break;
			if (done === 0 || performance.now() - shownAt > showEvery) {
				this.counting = { done, of: ids.length };
				this.#take(fresh);
				shownAt = performance.now();
			}
			try {
				const summary = await summaries.renew(id, now, (rows) => summariseRows(rows, now.day));
				if (summary) fresh.set(id, summary);
				this.failed.delete(id);
			} catch {
				this.failed.add(id);
			}
		}
		this.#take(fresh);
		// A newer run shows its own progress.
		if (this.#run.signal === signal) this.counting = null;
	}

	async #again(): Promise<void> {
		await this.#app.attempt(async () => {
			await this.#read();
			if (!this.stopped) await this.count();
		});
	}

	async #read(): Promise<void> {
		this.lines = await (await this.#summaries()).known();
	}

	async #summaries(): Promise<Summaries> {
		return (await this.#app.storage).summaries();
	}

	#take(fresh: Map<string, Summary>): void {
		if (fresh.size === 0 || !this.lines) return;
		this.lines = this.lines.map((line) => {
			const summary = fresh.get(line.id);
			return summary ? { ...line, summary, apprentice: summary.apprentice } : line;
		});
		fresh.clear();
	}
}

/** Until the page has nothing better to do. */
function idle(): Promise<void> {
	return new Promise((resolve) => {
		// Safari has no such question: a turn of the clock lets it paint and answer.
		if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 200 });
		else setTimeout(resolve, 16);
	});
}
