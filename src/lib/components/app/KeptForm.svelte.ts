/** A form that keeps itself on this device while it is filled in, so that a closed tab loses nothing. */
import type { App } from './App.svelte.ts';

/** Long enough not to write at each key, short enough to lose no sentence. */
const pauseMs = 400;
/** Some write a page without a pause. */
const longestMs = 2_000;

type Values = Record<string, string | boolean | readonly unknown[]>;

interface Options<T> {
	/** Names the form: one draft is kept for each name. */
	readonly id: string;
	readonly recordId: string;
	readonly initial: T;
	/** Attachments whose bytes must stay as long as the draft does. */
	readonly attachments?: (values: T) => readonly string[];
}

export class KeptForm<T extends Values> {
	values: T = $state() as T;
	/** Whether something from an earlier visit was brought back. */
	restored = $state(false);
	readonly #app: App;
	readonly #options: Options<T>;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Since when something is not kept yet. */
	#since: number | null = null;
	#touched = false;
	#done = false;

	constructor(app: App, options: Options<T>) {
		this.#app = app;
		this.#options = options;
		this.values = structuredClone(options.initial);
	}

	/** Brings back what was typed before, unless something has been typed meanwhile. */
	async restore(): Promise<void> {
		const draft = await this.#app.attempt(async () => (await this.#app.storage).drafts.get(this.#options.id));
		if (!draft || this.#touched) return;
		const { initial } = this.#options;
		const known = Object.entries(draft.value).filter(
			([key, value]) => key in initial && sameType(value, initial[key])
		);
		this.values = { ...structuredClone(initial), ...(Object.fromEntries(known) as Partial<T>) };
		this.#touched = this.restored = true;
	}

	/** Notes that something changed: the draft is kept shortly after. */
	changed(): void {
		this.#touched = true;
		clearTimeout(this.#timer);
		const now = performance.now();
		this.#since ??= now;
		const wait = Math.min(pauseMs, this.#since + longestMs - now);
		this.#timer = setTimeout(() => void this.flush(), wait);
	}

	/** Keeps the draft now, as when the page is left. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#since = null;
		if (this.#touched && !this.#done) await this.#app.attempt(() => this.keep(this.snapshot));
	}

	/**
	 * Keeps these values as the draft.
	 *
	 * @throws Failure as the database does
	 */
	async keep(values: T): Promise<void> {
		const { id, recordId, attachments } = this.#options;
		this.#touched = true;
		await (
			await this.#app.storage
		).drafts.keep({ id, recordId, value: values, attachments: attachments?.(values) ?? [] });
	}

	/** The values as plain data. */
	get snapshot(): T {
		return $state.snapshot(this.values) as T;
	}

	/** The form has done its work, or its work is thrown away: nothing is kept any longer. */
	async drop(): Promise<void> {
		clearTimeout(this.#timer);
		this.#done = true;
		await this.#app.attempt(async () => (await this.#app.storage).drafts.drop(this.#options.id));
	}

	/** Empties the form, to begin anew. */
	async startAfresh(): Promise<void> {
		await this.drop();
		this.values = structuredClone(this.#options.initial);
		this.#done = this.#touched = this.restored = false;
	}
}

function sameType(value: unknown, initial: unknown): boolean {
	return typeof value === typeof initial && Array.isArray(value) === Array.isArray(initial);
}
