/** What this device knows of the copies of one record, kept up to date while a page shows it. */
import type { App } from '#lib/components/app/App.svelte.ts';
import { quietFrom, type Backup, type BackupFacts } from '#lib/record/backup.ts';

export class KnownBackup {
	#facts = $state.raw<BackupFacts | null>(null);
	readonly #app: App;
	readonly #recordId: string;

	constructor(app: App, recordId: string) {
		this.#app = app;
		this.#recordId = recordId;
	}

	/** Null until they are read. */
	get facts(): BackupFacts | null {
		return this.#facts;
	}

	/** Reads the facts, now and after every change. */
	watch(): () => void {
		let stop: (() => void) | null = null;
		let left = false;
		const start = this.#app.attempt(async () => {
			const storage = await this.#app.storage;
			if (!left) stop = storage.onAnyChange(() => void this.#app.attempt(() => this.#read()));
			await this.#read();
		});
		void start;
		return () => {
			left = true;
			stop?.();
		};
	}

	/** Notes that a copy was written. */
	async wrote(backup: Backup): Promise<void> {
		await (await this.#backups()).wrote(this.#recordId, backup);
		await this.#read();
	}

	/** Notes that a copy was read from end to end and holds what the journal held at this place. */
	async wasRead(position: number): Promise<void> {
		await (await this.#backups()).read(this.#recordId, position, this.#app.today);
		await this.#read();
	}

	/** No reminder for a week. */
	async quiet(): Promise<void> {
		await (await this.#backups()).quiet(this.#recordId, quietFrom(this.#app.today));
		await this.#read();
	}

	async #backups() {
		return (await this.#app.storage).backups();
	}

	async #read(): Promise<void> {
		this.#facts = await (await this.#backups()).facts(this.#recordId);
	}
}
