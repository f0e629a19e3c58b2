/** One file on its way to a place. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { Sink, WriteOptions } from '#lib/exchange/write-record-file.ts';
import { focusFirstProblem } from '#lib/components/app/focus.ts';
import type { Lock } from './Lock.svelte.ts';
import type { Target } from './targets.ts';

interface ToSave {
	/** Without the ending of a locked file. */
	readonly name: () => Promise<string>;
	/** Asks for the place first: a browser allows that only right after the click. */
	readonly targetFor: (name: string) => Promise<Target | null>;
	readonly write: (sink: Sink, options: WriteOptions) => Promise<void>;
	/** Said when it is done. */
	readonly done: string;
}

export class Saving {
	/** 0 to 1; null while nothing is being saved. */
	progress = $state<number | null>(null);
	/** The file with this name is where it should be. */
	saved = $state<string | null>(null);
	#cancel: AbortController | null = null;
	readonly #app: App;
	readonly lock: Lock;

	constructor(app: App, lock: Lock) {
		this.#app = app;
		this.lock = lock;
	}

	get busy(): boolean {
		return this.progress !== null;
	}

	/** @param form where the lock's fields are, for a problem with them to be found */
	async save({ name, targetFor, write, done }: ToSave, form: HTMLElement | undefined): Promise<void> {
		if (this.busy) return;
		this.lock.tried = true;
		if (this.lock.problem) {
			if (form) void focusFirstProblem(form);
			return;
		}
		this.saved = null;
		const { signal } = (this.#cancel = new AbortController());
		await this.#app.attempt(async () => {
			const whole = (await name()) + this.lock.ending;
			const place = await targetFor(whole);
			if (!place) return;
			this.progress = 0;
			const target = await this.lock.around(place);
			const onProgress = (share: number) => {
				this.progress = share;
			};
			try {
				await write(target.write, { signal, onProgress });
				await target.close();
				this.saved = whole;
				this.#app.toasts.say(done);
			} catch (thrown) {
				await target.abandon();
				if (!signal.aborted) throw thrown;
				this.#app.toasts.say('Cancelled. Nothing was saved.');
			}
		});
		this.progress = null;
	}

	cancel(): void {
		this.#cancel?.abort();
	}
}
