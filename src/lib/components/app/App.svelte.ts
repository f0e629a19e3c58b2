/** What the pages share: the storage, the open record, and what is said to the user in passing. */
import { createContext } from 'svelte';
import type { Change, JournalEntry } from '#lib/record/change.ts';
import { calendarDateOf } from '#lib/record/dates.ts';
import type { Acting } from '#lib/record/confirm.ts';
import { asFailure, Failure } from '#lib/record/failure.ts';
import type { Hand } from '#lib/record/people.ts';
import type { CalendarDate, Claim, RecordRow } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { loadSpecification, openOthersWith } from '#lib/storage/content.ts';
import type { OnOutdated } from '#lib/storage/database.ts';
import type { OpenRecord } from '#lib/storage/open-record.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { CurrentRecord } from './CurrentRecord.svelte.ts';
import { Toasts } from './Toasts.svelte.ts';
import { WhoIsHere } from './WhoIsHere.svelte.ts';

/** What the place of the open record holds. */
export type Opened =
	| { readonly state: 'loading' }
	| { readonly state: 'none' }
	| { readonly state: 'failed'; readonly failure: Failure }
	| { readonly state: 'ready'; readonly record: CurrentRecord };

export class App {
	readonly toasts = new Toasts();
	readonly who = new WhoIsHere();
	#opened = $state.raw<Opened>({ state: 'loading' });
	/** Why this tab must be reloaded: a newer build has taken the database over, or it was erased. */
	#outdated = $state.raw<Parameters<OnOutdated>[0] | null>(null);
	readonly #storage: Promise<Storage>;
	/** One act after the other, so that nobody comes into a record twice. */
	#acts: Promise<unknown> = Promise.resolve();
	/** The record that is being opened. */
	#opening: string | null = null;
	/** Grows with each wish to open something: a slower, older one must not overtake it. */
	#wishes = 0;

	/** @param storage promised, so that pages show before the database is open */
	constructor(openStorage: (onOutdated: OnOutdated) => Promise<Storage>) {
		this.#storage = openStorage((why) => {
			this.#outdated = why;
		});
		this.#storage.catch((thrown: unknown) => {
			this.#opened = { state: 'failed', failure: asFailure(thrown) };
		});
		openOthersWith(async (id) => {
			const { openLoaded } = await import('./open-loaded.ts');
			return openLoaded(await this.#storage, id);
		});
	}

	/** By this device's clock: a tab may stay open past midnight. */
	get today(): CalendarDate {
		return calendarDateOf(new Date());
	}

	get opened(): Opened {
		return this.#opened;
	}

	get outdated(): Parameters<OnOutdated>[0] | null {
		return this.#outdated;
	}

	/** @throws Failure where the database could not be opened */
	get storage(): Promise<Storage> {
		return this.#storage;
	}

	/** Opens the record that an address asks for: by its own id, by a row of it, or the one open last. */
	async follow(address: URL): Promise<void> {
		const { searchParams } = address;
		// Whoever goes on while a record opens means that one, and not the one open before it.
		if (this.#opening !== null && !searchParams.has('record') && !searchParams.has('id')) return;
		const wish = ++this.#wishes;
		this.#opening = null;
		const asked = searchParams.get('record');
		// Another record must not stand under this address until the right one is open.
		if (asked !== null && this.#opened.state === 'ready' && this.#opened.record.id !== asked) {
			this.#opened.record.close();
			this.#opened = { state: 'loading' };
		}
		try {
			const storage = await this.#storage;
			const id = asked ?? (await recordOf(storage, address));
			if (wish !== this.#wishes) return;
			if (id === null && this.#opened.state === 'ready') return this.#opened.record.refresh();
			const wanted = id ?? (await storage.lastRecord());
			if (wish === this.#wishes) await this.#open(storage, wanted, wish);
		} catch (thrown) {
			if (wish === this.#wishes) this.#opened = { state: 'failed', failure: asFailure(thrown) };
		}
	}

	async #open(storage: Storage, id: string | null, wish: number): Promise<void> {
		if (this.#opened.state === 'ready') {
			if (this.#opened.record.id === id) return this.#opened.record.refresh();
			this.#opened.record.close();
		}
		this.#opened = { state: id === null ? 'none' : 'loading' };
		if (id !== null) await this.#load(storage, id, wish);
	}

	async #load(storage: Storage, id: string, wish: number): Promise<void> {
		this.#opening = id;
		try {
			await this.#read(storage, id, wish);
		} finally {
			if (wish === this.#wishes) this.#opening = null;
		}
	}

	async #read(storage: Storage, id: string, wish: number): Promise<void> {
		const record = await storage.openRecord(id);
		if (!record) throw new Failure('not-found', id);
		const specification = await fittedSpecification(record);
		const told = record.all('result').length > 0 ? await import('#lib/assessment/results.ts') : null;
		if (wish !== this.#wishes) return record.close();
		const reload = () => {
			record.close();
			const again = ++this.#wishes;
			this.#load(storage, id, again).catch((thrown: unknown) => {
				if (again === this.#wishes) this.#opened = { state: 'failed', failure: asFailure(thrown) };
			});
		};
		this.#opened = { state: 'ready', record: new CurrentRecord(record, specification, reload, told?.toldBy) };
	}

	/** Who acts on a record: the apprentice, unless somebody else said that they are here. */
	hand(record: CurrentRecord): Hand {
		const hand = this.who.of(record.id);
		if (!hand) return { person: record.row.fields.apprentice, name: record.apprentice, role: 'apprentice' };
		const known = hand.person === null ? undefined : record.get('person', hand.person);
		return known ? { ...hand, name: known.fields.name } : hand;
	}

	/** Resolves once all that is being written is written. */
	get settled(): Promise<unknown> {
		return this.#acts;
	}

	/**
	 * Writes what the person who is here does. Where the record does not know them yet, they come into it
	 * by the same change.
	 *
	 * @throws Failure as `Writer.write` and `build` do
	 */
	async commit(
		record: CurrentRecord,
		build: (acting: Acting) => Change | Promise<Change>
	): Promise<JournalEntry | null> {
		const act = this.#acts.then(async () => {
			const storage = await this.#storage;
			const { introduce } = await import('#lib/record/people.ts');
			const hand = this.hand(record);
			const { apprentice } = record.row.fields;
			const { person, edits } = introduce(hand, record.all('person'), apprentice, () => crypto.randomUUID());
			const change = await build({ person, role: hand.role });
			const entry = await storage.write(record.id, { ...change, edits: [...edits, ...change.edits] }, person);
			if (edits.length > 0) await record.refresh();
			if (hand.person !== person) this.who.set(record.id, { ...hand, person });
			return entry;
		});
		this.#acts = act.catch(() => null);
		return act;
	}

	/**
	 * Writes a change of the open record and offers to undo it.
	 *
	 * @param change or what makes it, where it has to know who acts
	 * @param done said when it is written; empty for nothing to say
	 * @returns the entry; null where nothing changed or it failed, which has then been said
	 */
	async write(
		record: CurrentRecord,
		change: Change | ((acting: Acting) => Change | Promise<Change>),
		done = ''
	): Promise<JournalEntry | null> {
		return this.attempt(async () => {
			const entry = await this.commit(record, typeof change === 'function' ? change : () => change);
			if (entry && done) this.offerUndo(entry, done);
			return entry;
		});
	}

	/** Says what was done, with a button that takes it back. */
	offerUndo(entry: JournalEntry, done: string): void {
		this.toasts.say(done, {
			label: 'Undo',
			run: () =>
				void this.attempt(async () => {
					const undone = await (await this.#storage).undo(entry, this.#handOf(entry.recordId));
					this.toasts.say(undone ? 'Undone.' : 'It was changed again since, so there is nothing to undo.');
				})
		});
	}

	/** The person who is here for a record, where it knows them. */
	#handOf(recordId: string): string | undefined {
		const { opened } = this;
		if (opened.state !== 'ready' || opened.record.id !== recordId) return undefined;
		const { person } = this.hand(opened.record);
		return person !== null && opened.record.get('person', person) ? person : undefined;
	}

	/** Runs something that may fail; a failure is said and gives null. */
	async attempt<T>(run: () => Promise<T>): Promise<T | null> {
		try {
			return await run();
		} catch (thrown) {
			this.toasts.fail(asFailure(thrown));
			return null;
		}
	}

	/**
	 * Removes a whole record and offers to undo it; forgets it where it is the open one.
	 *
	 * @returns whether it was removed
	 */
	async removeRecord(record: RecordRow, apprentice: string): Promise<boolean> {
		const removed = await this.attempt(async () => {
			const change = { name: 'remove-record', edits: [{ op: 'delete', id: record.id }] } as const;
			return (await this.#storage).write(
				record.id,
				change,
				this.who.of(record.id)?.person ?? record.fields.apprentice
			);
		});
		if (!removed) return false;
		if (this.#opened.state === 'ready' && this.#opened.record.id === record.id) {
			this.#wishes++;
			this.#opened.record.close();
			this.#opened = { state: 'none' };
		}
		this.offerUndo(removed, `${apprentice}’s record was removed.`);
		return true;
	}
}

/** The specification that a record is on, with the links that hold for this record alone. */
async function fittedSpecification(record: OpenRecord): Promise<Specification> {
	const specification = await loadSpecification(record.row.fields.specification);
	const { id, standard } = specification;
	const isKnown = ({ fields: { requirement } }: Claim) =>
		requirement.startsWith(`${standard.id}/`) || requirement.startsWith(`${id}/`);
	if (record.all('link').length === 0 && record.all('claim').every(isKnown)) return specification;
	const { fitted } = await import('./fitted.ts');
	return fitted(record, specification);
}

/** The record to which the `id` in an address belongs, where it names a row on this device. */
async function recordOf(storage: Storage, address: URL): Promise<string | null> {
	const id = address.searchParams.get('id');
	const row = id === null ? undefined : await storage.row(id);
	return row?.recordId ?? null;
}

export const [getApp, setApp] = createContext<App>();
