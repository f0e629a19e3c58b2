/** What of a long list is drawn: what is in sight at once, so that an answer shows within a frame, the rest right after. */

/** As many as a screen shows, or nearly. */
const inSight = 16;
/** What a frame has room for besides. */
const slice = 9;

export class Drawn<Item> {
	items = $state.raw<readonly Item[]>([]);
	/** The rest comes with the next frames. */
	waiting = $state(false);
	#frame = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** @param whole somebody is further down: nothing may go from under them, not even for a moment */
	show(next: readonly Item[], whole: boolean): void {
		this.stop();
		this.#draw(next, whole ? next.length : inSight);
	}

	stop(): void {
		cancelAnimationFrame(this.#frame);
		clearTimeout(this.#timer);
	}

	#draw(next: readonly Item[], most: number): void {
		this.items = next.slice(0, most);
		this.waiting = next.length > most;
		if (!this.waiting) return;
		// After the frame is painted: its own callbacks would still be part of it.
		this.#frame = requestAnimationFrame(() => {
			this.#timer = setTimeout(() => this.#draw(next, most + slice));
		});
	}
}
