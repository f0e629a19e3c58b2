/**
 * A form being filled in. What is typed goes to disk as soon as the hand rests, one row a field; until it is
 * there it is kept here and said to be unsaved. Nothing that somebody else wrote meanwhile is written over.
 */
import { fillOf, type Known } from '#lib/record/form-fill.ts';
import {
	answerFields,
	answerId,
	answerProblem,
	clearAnswer,
	missingFields,
	sameValue,
	type AnswerProblem,
	type Filled,
	type Value
} from '#lib/record/forms.ts';
import type { Paper, PaperField } from '#lib/record/paper.ts';
import type { Answer, Form } from '#lib/record/rows.ts';
import type { Standing } from '#lib/record/signatures.ts';
import { asFailure, type Failure } from '#lib/record/failure.ts';
import type { App } from '../app/App.svelte.ts';
import type { CurrentRecord } from '../app/CurrentRecord.svelte.ts';
import { filledOf, isOpenHere, standingsOf } from './papers-view.ts';

/** Long enough not to write at each key, short enough to lose no sentence. */
const pauseMs = 600;

/** What is typed and not on disk. */
interface Draft {
	readonly value: Value;
	/** The answer that was on disk when the typing began; null for none. */
	readonly base: Value;
}

export class FormDesk {
	readonly form: Form;
	readonly paper: Paper;
	readonly app: App;
	readonly record: CurrentRecord;
	readonly known: Known | null;
	/** By field. */
	#drafts = $state.raw<ReadonlyMap<string, Draft>>(new Map());
	/** What somebody else wrote into a field while it was being typed in here, by field. */
	#clashes = $state.raw<ReadonlyMap<string, Value>>(new Map());
	#failure = $state.raw<Failure | null>(null);
	#queue: Promise<void> = Promise.resolve();
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** What stands on disk, or is filled in from the record. */
	readonly saved: readonly Filled[];
	readonly standings: readonly Standing[];
	readonly missing: readonly PaperField[];
	/** Whether it can be filled in and signed here. */
	readonly open: boolean;

	/** @param known read live; null for a form of another specification */
	constructor(app: App, record: CurrentRecord, form: Form, paper: Paper, known: () => Known | null) {
		this.app = app;
		this.record = record;
		this.form = form;
		this.paper = paper;
		this.known = $derived(known());
		this.saved = $derived(filledOf(record, form.id, paper, this.known));
		this.standings = $derived(standingsOf(record, form.id, this.saved));
		this.missing = $derived(missingFields(this.saved));
		this.open = $derived(isOpenHere(record, form, paper));
	}

	get unsaved(): number {
		return this.#drafts.size;
	}

	/** Why the last answer could not be saved; null while all goes well. */
	get failure(): Failure | null {
		return this.#failure;
	}

	/** The name by which the record knows who gave a signature. */
	signer({ signature }: Standing): string | undefined {
		return this.record.get('person', signature.fields.person)?.fields.name;
	}

	/** Whether whoever is here may fill a field in. */
	mayFill({ who }: Pick<PaperField, 'who'>): boolean {
		return this.open && (who.length === 0 || who.includes(this.app.hand(this.record).role));
	}

	filled(field: PaperField): Filled {
		const found = this.saved.find((one) => one.field.id === field.id);
		return found ?? { field, value: null, by: 'nobody', record: null, others: [] };
	}

	/** As it is typed, else as it stands. */
	value(field: PaperField): Value {
		const draft = this.#drafts.get(field.id);
		return draft ? draft.value : this.filled(field).value;
	}

	problem(field: PaperField): AnswerProblem | null {
		const draft = this.#drafts.get(field.id);
		return draft ? answerProblem(draft.value) : null;
	}

	/** What somebody else wrote meanwhile; undefined where nobody did. */
	clash(field: PaperField): Value | undefined {
		return this.#clashes.get(field.id);
	}

	/** Takes in what is typed; it is written when the hand rests. */
	type(field: PaperField, value: Value): void {
		const base = this.#drafts.get(field.id)?.base ?? this.#stored(field);
		this.#drafts = new Map(this.#drafts).set(field.id, { value, base });
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), pauseMs);
	}

	/** Takes in an answer that is complete with one press. */
	set(field: PaperField, value: Value): void {
		this.type(field, value);
		void this.flush();
	}

	/** Decides between what was typed here and what somebody else wrote. */
	settle(field: PaperField, keep: 'mine' | 'theirs'): void {
		const theirs = this.#clashes.get(field.id);
		const draft = this.#drafts.get(field.id);
		if (theirs === undefined || !draft) return;
		this.#clashes = without(this.#clashes, field.id);
		if (keep === 'theirs') this.#drafts = without(this.#drafts, field.id);
		else {
			this.#drafts = new Map(this.#drafts).set(field.id, { ...draft, base: theirs });
			void this.flush();
		}
	}

	/** Lets the record fill the field again. */
	followRecord(field: PaperField): Promise<void> {
		this.#drafts = without(this.#drafts, field.id);
		return this.#inOrder(async () => {
			await this.app.commit(this.record, () => clearAnswer(this.form.id, field.id));
		});
	}

	/** Keeps all that the record fills in, so that it stays as it is. */
	async keepFilled(): Promise<void> {
		await this.flush();
		const filled = this.saved.filter(({ by }) => by === 'record');
		const answers = new Map(filled.map(({ field, value }) => [field.id, value]));
		const current = await this.current(filled.map(({ field }) => field));
		await this.app.write(
			this.record,
			() => answerFields(this.form.id, answers, current),
			'Kept as it stands. The record no longer changes it.'
		);
	}

	/** The rows of these fields' answers as they are on disk, deleted or not. */
	async current(fields: readonly PaperField[]) {
		const storage = await this.app.storage;
		const ids = fields.map(({ id }) => answerId(this.form.id, id));
		return new Map(await Promise.all(ids.map(async (id) => [id, await storage.row(id)] as const)));
	}

	/** There is nothing to bring back: all that was saved is in the record. */
	restore(): Promise<void> {
		return Promise.resolve();
	}

	/** Sends all that waits, and comes back when it has been tried. */
	flush(): Promise<void> {
		clearTimeout(this.#timer);
		return this.#inOrder(async () => {
			for (const id of this.#drafts.keys()) await this.#save(id);
		});
	}

	async #save(fieldId: string): Promise<void> {
		const draft = this.#drafts.get(fieldId);
		const filled = this.saved.find(({ field }) => field.id === fieldId);
		if (!draft || !filled || this.#clashes.has(fieldId) || answerProblem(draft.value)) return;
		const { field } = filled;
		const current = await this.current([field]);
		const row = current.get(answerId(this.form.id, fieldId)) as Answer | undefined;
		const stored = row && !row.deleted ? row.fields.value : null;
		if (!sameValue(stored, draft.base) && !sameValue(stored, draft.value)) {
			this.#clashes = new Map(this.#clashes).set(fieldId, stored);
			return;
		}
		const same = !row && this.known !== null && sameValue(fillOf(field, this.known), draft.value);
		if (!same)
			await this.app.commit(this.record, () =>
				answerFields(this.form.id, new Map([[fieldId, draft.value]]), current)
			);
		await this.record.refresh();
		const now = this.#drafts.get(fieldId);
		if (now === draft) this.#drafts = without(this.#drafts, fieldId);
		else if (now) this.#drafts = new Map(this.#drafts).set(fieldId, { ...now, base: draft.value });
	}

	#stored({ id }: PaperField): Value {
		return this.record.get('answer', answerId(this.form.id, id))?.fields.value ?? null;
	}

	#inOrder(run: () => Promise<void>): Promise<void> {
		this.#queue = this.#queue.then(run).then(
			() => {
				this.#failure = null;
			},
			(thrown: unknown) => {
				this.#failure = asFailure(thrown);
			}
		);
		return this.#queue;
	}
}

function without<T>(map: ReadonlyMap<string, T>, key: string): ReadonlyMap<string, T> {
	const rest = new Map(map);
	rest.delete(key);
	return rest;
}
