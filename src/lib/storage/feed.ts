/** Tells this tab and others that the journal has grown. */
import type { JournalEntry } from '#lib/record/change.ts';

interface Grown {
	readonly recordId: string;
	readonly position: number;
}

type Listener = (grown: Grown, entry: JournalEntry | null) => void;

export class Feed {
	readonly #channel: BroadcastChannel;
	readonly #listeners = new Set<Listener>();
	#closed = false;

	constructor(name: string) {
		this.#channel = new BroadcastChannel(name);
		this.#channel.onmessage = ({ data }: MessageEvent<Grown>) => {
			for (const listener of this.#listeners) listener(data, null);
		};
	}

	/** Announces an entry that this tab has written: here with the entry, elsewhere with its position. */
	announce(entry: JournalEntry): void {
		const grown: Grown = { recordId: entry.recordId, position: entry.position };
		for (const listener of this.#listeners) listener(grown, entry);
		// What was still being written while the app closed is written all the same.
		if (!this.#closed) this.#channel.postMessage(grown);
	}

	/** @returns stops listening */
	listen(listener: Listener): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	close(): void {
		this.#closed = true;
		this.#listeners.clear();
		this.#channel.close();
	}
}
