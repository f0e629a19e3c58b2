/** Forms that are being filled in on this device, kept so that a closed tab loses nothing. */
import type { Database, Draft } from './database.ts';

export class Drafts {
	readonly #database: Database;

	constructor(database: Database) {
		this.#database = database;
	}

	get(id: string): Promise<Draft | undefined> {
		return this.#database.drafts.get(id);
	}

	/** Keeps a draft; its attachments' pieces stay as long as it does. */
	async keep(draft: Omit<Draft, 'savedAt'>): Promise<void> {
		await this.#database.drafts.put({ ...draft, savedAt: new Date().toISOString() });
	}

	async drop(id: string): Promise<void> {
		await this.#database.drafts.delete(id);
	}
}
