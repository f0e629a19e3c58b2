/** Reads a saved record file again, from where it was saved or from where somebody says it is. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { KnownBackup } from '#lib/components/backup/KnownBackup.svelte.ts';
import { isLocked } from '#lib/exchange/age-magic.ts';
import type { CheckedBackup } from '#lib/exchange/check-backup.ts';
import { asFailure, type Failure } from '#lib/record/failure.ts';

export type CheckState =
	| { readonly state: 'idle' }
	| { readonly state: 'locked'; readonly file: File; readonly wrong: string | null }
	| { readonly state: 'reading' }
	| { readonly state: 'failed'; readonly failure: Failure }
	| { readonly state: 'done'; readonly name: string; readonly result: CheckedBackup };

export class BackupCheck {
	#now = $state.raw<CheckState>({ state: 'idle' });
	/** 0 to 1. */
	#progress = $state(0);
	#cancel: AbortController | null = null;
	readonly #app: App;
	readonly #recordId: string;
	readonly #known: KnownBackup;

	constructor(app: App, recordId: string, known: KnownBackup) {
		this.#app = app;
		this.#recordId = recordId;
		this.#known = known;
	}

	get now(): CheckState {
		return this.#now;
	}

	get progress(): number {
		return this.#progress;
	}

	/** @param passphrase where the file is locked and somebody knows it */
	async check(file: File, passphrase?: string): Promise<void> {
		this.cancel();
		const { signal } = (this.#cancel = new AbortController());
		try {
			const bare = await this.#unlocked(file, passphrase, signal);
			if (!bare) return;
			this.#progress = 0;
			this.#now = { state: 'reading' };
			const { checkBackup } = await import('#lib/exchange/check-backup.ts');
			const onProgress = (share: number) => {
				this.#progress = share;
			};
			const result = await checkBackup(await this.#app.storage, this.#recordId, bare, { signal, onProgress });
			if (result.state === 'whole') await this.#known.wasRead(result.position);
			this.#now = { state: 'done', name: file.name, result };
		} catch (thrown) {
			if (!signal.aborted) this.#now = { state: 'failed', failure: asFailure(thrown) };
		}
	}

	/** @returns null where a passphrase is still wanted */
	async #unlocked(file: File, passphrase: string | undefined, signal: AbortSignal): Promise<Blob | null> {
		if (!(await isLocked(file))) return file;
		if (passphrase === undefined) {
			this.#now = { state: 'locked', file, wrong: null };
			return null;
		}
		this.#progress = 0;
		this.#now = { state: 'reading' };
		const { unlock } = await import('#lib/exchange/age-file.ts');
		const onProgress = (share: number) => {
			this.#progress = share;
		};
		const result = await unlock(file, passphrase, { signal, onProgress });
		signal.throwIfAborted();
		if (result.ok) return result.file;
		if (result.why === 'wrong-passphrase') this.#now = { state: 'locked', file, wrong: passphrase };
		else {
			const problems = [{ where: 'the file', what: 'It is locked, and cannot be unlocked.' }];
			this.#now = { state: 'done', name: file.name, result: { state: 'broken', problems } };
		}
		return null;
	}

	cancel(): void {
		this.#cancel?.abort();
		this.#now = { state: 'idle' };
	}
}
