/**
 * A running mock as its page works with it. A stroke of the hand shows at once and goes to disk at once, one
 * after the other; until it is there it is kept here and said to be unsaved.
 */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { Change } from '#lib/record/change.ts';
import { asFailure, type Failure } from '#lib/record/failure.ts';
import { closedTime, openSpan, type Seen, type Span } from '#lib/record/mock-clock.ts';
import { editMock, markId, markItem, runClock, type Stroke } from '#lib/record/mock.ts';
import type { Mark, MarkValue, Mock, Row } from '#lib/record/rows.ts';
import { RunClock } from './RunClock.svelte.ts';

type Of = Stroke['of'];

/** Long enough not to write at each key, short enough to lose no word. */
const pause = 400;

export class MockRun {
	readonly id: string;
	readonly clock: RunClock;
	readonly #app: App;
	readonly #record: CurrentRecord;
	/** Strokes that are not on disk, by row id. */
	#waiting = $state.raw<ReadonlyMap<string, Stroke>>(new Map());
	#failure = $state.raw<Failure | null>(null);
	#queue: Promise<void> = Promise.resolve();
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
	readonly #rows: ReadonlyMap<string, Mark> = $derived.by(() => {
		const own = this.#record.all('mark').filter(({ fields }) => fields.mock === this.id);
		return new Map(own.map((row) => [row.id, row]));
	});

	constructor(app: App, record: CurrentRecord, id: string) {
		this.#app = app;
		this.#record = record;
		this.id = id;
		this.clock = new RunClock({
			clock: () => (this.mock?.fields.finished ? null : (this.mock?.fields.clock ?? null)),
			write: (clock) => this.changeClock(() => clock),
			keep: (seen) => void this.#keepSeen(seen),
			read: () => ({ wall: Date.now(), steady: performance.now() })
		});
	}

	get mock(): Mock | undefined {
		return this.#record.get('mock', this.id);
	}

	/** The rows of its marks, as they are on disk. */
	get marks(): readonly Mark[] {
		return [...this.#rows.values()];
	}

	/** How many strokes are not on disk yet. */
	get unsaved(): number {
		return this.#waiting.size;
	}

	/** Why the last stroke could not be saved; null while all goes well. */
	get failure(): Failure | null {
		return this.#failure;
	}

	markOf(of: Of, item: string): MarkValue | null {
		const { waiting, row } = this.#find(of, item);
		return waiting?.mark === undefined ? (row?.fields.mark ?? null) : waiting.mark;
	}

	noteOf(item: string): string {
		const { waiting, row } = this.#find('criterion', item);
		return waiting?.note ?? row?.fields.note ?? '';
	}

	/** When the note was begun; null while there is none. */
	noteTime(item: string): number | null {
		const { waiting, row } = this.#find('criterion', item);
		return row?.fields.noteElapsed ?? (waiting?.note ? waiting.elapsed : null);
	}

	/** Marks an item, or takes its mark back. */
	mark(of: Of, item: string, mark: MarkValue | null): void {
		this.clock.tick();
		this.#take({ of, item, mark, elapsed: this.clock.elapsed });
		this.#send(markId(this.id, of, item));
	}

	/** Takes in what is being typed; it is written when the hand rests. */
	note(item: string, note: string): void {
		const id = markId(this.id, 'criterion', item);
		this.#take({ of: 'criterion', item, note, elapsed: this.clock.elapsed });
		clearTimeout(this.#timers.get(id));
		this.#timers.set(
			id,
			setTimeout(() => this.#send(id), pause)
		);
	}

	/** Says what contact was seen, or what that exempts from. */
	edit(fields: { contact?: readonly string[]; exempt?: readonly string[] }): Promise<boolean> {
		return this.write((mock) => editMock(mock, fields));
	}

	/** @param change applied to the clock as it is on disk by then: what was written just before stays */
	changeClock(change: (clock: readonly Span[]) => readonly Span[]): Promise<boolean> {
		return this.write((mock) => runClock(mock, change(mock.fields.clock)));
	}

	/**
	 * Writes a change of the mock after all that was sent before; a failure is kept to be shown.
	 *
	 * @param build gets the mock and the row as they are on disk by then
	 * @returns whether it is written
	 */
	async write(build: (mock: Mock, row: Row | undefined) => Change, rowId?: string): Promise<boolean> {
		let written = false;
		await this.#inOrder(async () => {
			await this.#change(build, rowId);
			written = true;
			this.#failure = null;
		});
		return written;
	}

	/** Sends all that waits, and comes back when it has been tried. */
	flush(): Promise<void> {
		for (const id of this.#waiting.keys()) this.#send(id);
		return this.#queue;
	}

	/** Finds out until when the clock was seen running, and goes on from there. */
	async begin(): Promise<void> {
		const drafts = (await this.#app.storage).drafts;
		const kept = await drafts.get(this.#draft).catch(() => undefined);
		this.clock.start(this.#lastSeen(kept?.value));
	}

	/** When the page is left. */
	end(): void {
		void this.flush();
		this.clock.stop();
	}

	/** Forgets what only a running mock needs. */
	async forget(): Promise<void> {
		await (await this.#app.storage).drafts.drop(this.#draft);
	}

	get #draft(): string {
		return `mock-clock:${this.id}`;
	}

	async #keepSeen(seen: Seen & { readonly from: string }): Promise<void> {
		if (this.mock?.fields.finished !== null) return;
		const { drafts } = await this.#app.storage;
		const draft = { id: this.#draft, recordId: this.#record.id, value: { ...seen }, attachments: [] };
		// Should it fail, the last mark still tells the time.
		await drafts.keep(draft).catch(() => undefined);
	}

	/** This device's own note of it, or the last mark: whichever is later. */
	#lastSeen(kept: Readonly<Record<string, unknown>> | undefined): Seen {
		const clock = this.mock?.fields.clock ?? [];
		const span = openSpan(clock);
		const from = Date.parse(span?.from ?? '') || Date.now();
		const before = closedTime(clock);
		const marked = [...this.#rows.values()].flatMap(({ fields }) => [fields.elapsed, fields.noteElapsed]);
		const ms = Math.max(0, ...marked.map((elapsed) => (elapsed ?? 0) - before));
		const { at, ms: keptMs, from: keptFrom } = kept ?? {};
		const own = typeof at === 'number' && typeof keptMs === 'number' && keptFrom === span?.from;
		return own && keptMs >= ms ? { at, ms: keptMs } : { at: from + ms, ms };
	}

	#find(of: Of, item: string): { waiting: Stroke | undefined; row: Mark | undefined } {
		const id = markId(this.id, of, item);
		return { waiting: this.#waiting.get(id), row: this.#rows.get(id) };
	}

	#take(stroke: Stroke): void {
		const id = markId(this.id, stroke.of, stroke.item);
		const waiting = this.#waiting.get(id);
		this.#waiting = new Map(this.#waiting).set(id, { ...waiting, ...stroke });
	}

	#send(id: string): void {
		clearTimeout(this.#timers.get(id));
		void this.#inOrder(() => this.#save(id));
	}

	#inOrder(run: () => Promise<void>): Promise<void> {
		this.#queue = this.#queue.then(run).catch((thrown: unknown) => {
			this.#failure = asFailure(thrown);
		});
		return this.#queue;
	}

	async #save(id: string): Promise<void> {
		const stroke = this.#waiting.get(id);
		if (!stroke) return;
		try {
			await this.#change(
				(mock, row) => markItem(mock, row?.kind === 'mark' ? row : undefined, stroke),
				id,
				this.#rows.get(id)
			);
		} catch (thrown) {
			// What can never be saved must not look as if it could.
			if (asFailure(thrown).code === 'mock-sealed') this.#drop(id, stroke);
			throw thrown;
		}
		this.#drop(id, stroke);
		this.#failure = null;
	}

	#drop(id: string, stroke: Stroke): void {
		if (this.#waiting.get(id) !== stroke) return;
		const rest = new Map(this.#waiting);
		rest.delete(id);
		this.#waiting = rest;
	}

	/**
	 * Builds a change and writes it. Whether the mock is still open is read from disk, since another tab may
	 * have finished it. Where another tab was quicker with the same row, the change is refused: then it is
	 * built once more, on what is there now.
	 *
	 * @param known the row as this page has it, which saves reading it; read where left out
	 */
	async #change(
		build: (mock: Mock, row: Row | undefined) => Change,
		rowId?: string,
		known?: Row
	): Promise<void> {
		const storage = await this.#app.storage;
		const mock = await storage.row(this.id);
		if (mock?.kind !== 'mock' || mock.deleted) return;
		const read = async () => (rowId === undefined ? undefined : storage.row(rowId));
		const write = (row: Row | undefined) =>
			storage.write(this.#record.id, build(mock, row), mock.fields.conductor);
		try {
			await write(known ?? (await read()));
		} catch (thrown) {
			if (asFailure(thrown).code !== 'row-refused' || rowId === undefined) throw thrown;
			await write(await read());
		}
		await this.#record.refresh();
	}
}
