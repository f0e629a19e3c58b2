/** What becomes of a file that was chosen on the Share page. */
import type { App } from '#lib/components/app/App.svelte.ts';
import { asFailure, type Failure } from '#lib/record/failure.ts';
import { specificationSummaries } from '#lib/storage/content.ts';
import type { OpenedFile } from '#lib/exchange/open-record-file.ts';
import type { FileProblem } from '#lib/exchange/refusal.ts';

type Here = Extract<OpenedFile, { state: 'here' }>;

export type ArrivalState =
	| { readonly state: 'idle' }
	| { readonly state: 'reading' }
	| { readonly state: 'refused'; readonly name: string; readonly problems: readonly FileProblem[] }
	| { readonly state: 'failed'; readonly failure: Failure }
	| { readonly state: 'compared'; readonly opened: Here }
	| { readonly state: 'copying' }
	| { readonly state: 'done'; readonly text: string; readonly recordId: string };

export class Arrival {
	#now = $state.raw<ArrivalState>({ state: 'idle' });
	/** 0 to 1, while files are copied. */
	#progress = $state(0);
	#cancel: AbortController | null = null;
	readonly #app: App;
	readonly #onArrived: (recordId: string) => Promise<void>;

	/** @param onArrived called with the record that has just come */
	constructor(app: App, onArrived: (recordId: string) => Promise<void>) {
		this.#app = app;
		this.#onArrived = onArrived;
	}

	get now(): ArrivalState {
		return this.#now;
	}

	get progress(): number {
		return this.#progress;
	}

	async open(file: File): Promise<void> {
		this.cancel();
		await this.#run(async (signal) => {
			this.#now = { state: 'reading' };
			const { openRecordFile } = await import('#lib/exchange/open-record-file.ts');
			const knows = (id: string) => specificationSummaries.some((one) => one.id === id);
			const opened = await openRecordFile(await this.#app.storage, file, knows, signal);
			signal.throwIfAborted();
			switch (opened.state) {
				case 'refused':
					this.#now = { state: 'refused', name: file.name, problems: opened.problems };
					return;
				case 'new':
				case 'removed':
					return this.#take(opened, signal, `${opened.apprentice}’s record is here now.`);
				case 'here':
					return this.#meet(opened, signal);
				default:
					return opened satisfies never;
			}
		});
	}

	/** Shows what would change, unless nothing would. */
	async #meet(opened: Here, signal: AbortSignal): Promise<void> {
		const { added, changed, removed, conflicting } = opened.comparison;
		if ([added, changed, removed, conflicting].some((rows) => rows.length > 0)) {
			this.#now = { state: 'compared', opened };
			return;
		}
		const text = 'Nothing in this file is new: this device has all of it, or newer.';
		if (opened.alters) return this.#take(opened, signal, text);
		this.#now = { state: 'done', text, recordId: opened.file.manifest.record };
	}

	async merge(opened: Here): Promise<void> {
		await this.#run((signal) =>
			this.#take(opened, signal, `${opened.apprentice}’s record and the file are one now.`)
		);
	}

	async #take(
		opened: Exclude<OpenedFile, { state: 'refused' }>,
		signal: AbortSignal,
		done: string
	): Promise<void> {
		this.#progress = 0;
		this.#now = { state: 'copying' };
		const { takeInFile } = await import('#lib/exchange/open-record-file.ts');
		const onProgress = (share: number) => {
			this.#progress = share;
		};
		const entry = await takeInFile(await this.#app.storage, opened.file, { signal, onProgress });
		if (entry) this.#app.offerUndo(entry, done);
		const recordId = opened.file.manifest.record;
		await this.#onArrived(recordId);
		this.#now = { state: 'done', text: done, recordId };
	}

	cancel(): void {
		this.#cancel?.abort();
		this.#now = { state: 'idle' };
	}

	/** One file at a time; a cancelled one says nothing more. */
	async #run(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
		const { signal } = (this.#cancel = new AbortController());
		try {
			await act(signal);
		} catch (thrown) {
			if (!signal.aborted) this.#now = { state: 'failed', failure: asFailure(thrown) };
		}
	}
}
