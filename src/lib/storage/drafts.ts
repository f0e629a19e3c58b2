/** Forms that are being filled in on this device, kept so that a closed tab loses nothing. */
import type { Database, Draft } from './database.ts';

/** The row to which a draft belongs, as changes of a piece or a recording for it do: its name ends in the id. */
export const rowOfDraft = ({ id }: Pick<Draft, 'id'>): string => id.slice(id.lastIndexOf(':') + 1);

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
		const { drafts, rows } = this.#database;
		const kept = { ...draft, savedAt: new Date().toISOString() };
		await this.#database.transaction('rw', drafts, ({ idbtrans }) => {
			const put = drafts.put(kept);
			// At once, and no question first: what a tab that is being closed has not committed is undone.
			idbtrans.commit();
			return put;
		});
		// A tab that slept while its piece was removed for good brings no words back.
		if ((await rows.get(rowOfDraft(draft)))?.erased) await this.drop(draft.id);
	}

	async drop(id: string): Promise<void> {
		await this.#database.drafts.delete(id);
	}
}
