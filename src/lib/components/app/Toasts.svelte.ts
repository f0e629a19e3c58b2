/** What is said to the user in passing. */
import type { Failure } from '#lib/record/failure.ts';

interface ToastAction {
	readonly label: string;
	readonly run: () => void;
}

export interface Toast {
	readonly id: string;
	readonly text: string;
	readonly tone: 'done' | 'error';
	readonly action?: ToastAction;
}

/** Enough for the last few acts, and for what failed; older ones of the same tone make room. */
const most = 3;
/** Time enough to read it, and to reach its button by whatever means. What failed stays until it is dismissed. */
const shownForMs = 30_000;

export class Toasts {
	#items = $state.raw<readonly Toast[]>([]);
	#next = 1;

	get items(): readonly Toast[] {
		return this.#items;
	}

	say(text: string, action?: ToastAction): void {
		this.#add({ id: String(this.#next++), text, tone: 'done', ...(action ? { action } : {}) });
	}

	fail(failure: Failure): void {
		void import('./words.ts')
			.then(({ wordsFor }) => wordsFor(failure))
			.catch(() => ({ title: 'Something went wrong', next: 'Check your connection and try again.' }))
			.then(({ title, next }) =>
				this.#add({ id: String(this.#next++), text: `${title}. ${next}`, tone: 'error' })
			);
	}

	dismiss(id: string): void {
		this.#items = this.#items.filter((toast) => toast.id !== id);
	}

	#add(toast: Toast): void {
		// What fails at each key is said once.
		const others = this.#items.filter(({ tone, text }) => tone === 'done' || text !== toast.text);
		const room = [...others, toast].filter(({ tone }) => tone === toast.tone).slice(-most);
		this.#items = [...others.filter(({ tone }) => tone !== toast.tone), ...room];
		if (toast.tone === 'done') setTimeout(() => this.dismiss(toast.id), shownForMs);
	}
}
