/** One sitting at the review: what waits, what is chosen, and which claim is looked at. */
import { SvelteSet } from 'svelte/reactivity';
import type { Waiting } from '#lib/assessment/thread.ts';
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { decide } from '#lib/components/review/deciding.ts';
import { waitingClaims } from '#lib/components/review/waiting-claims.ts';
import type { Claim } from '#lib/record/rows.ts';
import type { Decider } from '#lib/specification/types.ts';
import { groupsOf, type By } from './groups.ts';

export class ReviewDesk {
	readonly #app: App;
	readonly #record: CurrentRecord;
	readonly #role: Decider;
	readonly #by: () => By;
	readonly #chosen = new SvelteSet<string>();
	/** Decided, and on their way into the record: gone from the list at once, so that no key waits. */
	readonly #leaving = new SvelteSet<string>();
	#at = $state<string | null>(null);

	constructor(app: App, record: CurrentRecord, role: Decider, by: () => By) {
		this.#app = app;
		this.#record = record;
		this.#role = role;
		this.#by = by;
	}

	readonly waiting = $derived.by(() =>
		waitingClaims(this.#record, this.#role).filter(({ claim }) => !this.#leaving.has(claim.id))
	);
	readonly groups = $derived.by(() => groupsOf(this.#record, this.waiting, this.#by()));
	readonly #order = $derived(this.groups.flatMap(({ items }) => items));

	/** The claim that the keys work on: the one last looked at, else the first. */
	readonly current: Waiting | undefined = $derived.by(
		() => this.#order.find(({ claim }) => claim.id === this.#at) ?? this.#order[0]
	);
	/** What is chosen and still waits. */
	readonly chosen: readonly Claim[] = $derived.by(() =>
		this.#order.map(({ claim }) => claim).filter(({ id }) => this.#chosen.has(id))
	);

	/** By id: what waits is listed anew with each change of the record. */
	get #place(): number {
		return this.#order.findIndex(({ claim }) => claim.id === this.current?.claim.id);
	}

	/** What a key decides on: all that is chosen, or else the current claim. */
	get hit(): readonly Claim[] {
		if (this.chosen.length > 0) return this.chosen;
		return this.current ? [this.current.claim] : [];
	}

	lookAt(id: string): void {
		this.#at = id;
	}

	/** Moves on by so many claims; stays at the ends. */
	move(by: 1 | -1): void {
		const { current } = this;
		if (!current) return;
		const next = this.#order[this.#place + by];
		this.#at = (next ?? current).claim.id;
	}

	isChosen(id: string): boolean {
		return this.#chosen.has(id);
	}

	choose(ids: readonly string[], on: boolean): void {
		for (const id of ids) {
			if (on) this.#chosen.add(id);
			else this.#chosen.delete(id);
		}
	}

	/** Confirms these claims and moves on to the next one that waits. */
	async confirm(claims: readonly Claim[]): Promise<void> {
		if (claims.length === 0) return;
		this.leave(claims);
		const entry = await decide(this.#app, this.#record, claims, 'confirmed');
		await this.settle(claims, entry !== null);
	}

	/** Takes claims off the list while their decision is written. */
	leave(claims: readonly Claim[]): void {
		const going = new Set(claims.map(({ id }) => id));
		const from = Math.max(0, this.#place);
		const stays = ({ claim }: Waiting) => !going.has(claim.id);
		const next = this.#order.slice(from).find(stays) ?? this.#order.slice(0, from).findLast(stays);
		this.#at = next?.claim.id ?? null;
		for (const id of going) {
			this.#leaving.add(id);
			this.#chosen.delete(id);
		}
	}

	/** The decision on claims that left is written, or could not be. */
	async settle(claims: readonly Claim[], written: boolean): Promise<void> {
		// Once the record knows it, an undo can bring them back.
		if (written) await this.#record.refresh();
		for (const { id } of claims) this.#leaving.delete(id);
	}
}
