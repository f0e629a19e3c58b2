/** The questions of a running mock as its page works with them. Every answer goes to disk as it is written. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import {
	askedId,
	askQuestion,
	endQuestion,
	inOrder,
	noteAnswer,
	openQuestion,
	questionTime,
	removeQuestion,
	type Put
} from '#lib/record/asked.ts';
import type { Asked, Fields } from '#lib/record/rows.ts';
import type { MockRun } from './MockRun.svelte.ts';

const pause = 400;

export class Questioning {
	readonly #record: CurrentRecord;
	readonly #run: MockRun;
	/** Answers that are being typed and are not on disk, by row id. */
	#typed = $state.raw<ReadonlyMap<string, string>>(new Map());
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** In the order in which they were asked, those to come at the end. */
	readonly rows: readonly Asked[] = $derived.by(() =>
		inOrder(this.#record.all('asked').filter(({ fields }) => fields.mock === this.#run.id))
	);
	readonly current: Asked | undefined = $derived.by(() => openQuestion(this.rows));

	constructor(record: CurrentRecord, run: MockRun) {
		this.#record = record;
		this.#run = run;
	}

	/** Those that have been put. */
	get asked(): readonly Asked[] {
		return this.rows.filter(({ fields }) => fields.elapsed !== null);
	}

	/** Milliseconds that all questions have taken. */
	get time(): number {
		return questionTime(this.rows, this.#run.clock.elapsed);
	}

	/** Milliseconds that one has taken; null before it is asked. */
	timeOf(row: Asked): number | null {
		if (row.fields.elapsed === null) return null;
		return questionTime([row], this.#run.clock.elapsed);
	}

	get unsaved(): number {
		return this.#typed.size;
	}

	/** The row of a question of the bank, once it is there. */
	of(question: string): Asked | undefined {
		return this.rows.find(({ fields }) => fields.question === question);
	}

	answerOf(row: Asked): string {
		return this.#typed.get(row.id) ?? row.fields.answer;
	}

	/** Puts a question, which ends the one before. */
	async ask(put: Put): Promise<void> {
		this.#run.clock.tick();
		const { elapsed } = this.#run.clock;
		const id = put.question === null ? crypto.randomUUID() : askedId(this.#run.id, put.question);
		await this.#run.write((mock, found) => {
			const row = found?.kind === 'asked' ? found : undefined;
			return askQuestion(mock, { id, row, open: this.current }, put, elapsed);
		}, id);
	}

	/** The question has been answered. */
	async end(): Promise<void> {
		this.#run.clock.tick();
		const { elapsed } = this.#run.clock;
		const { current } = this;
		if (current) await this.#run.write((mock) => endQuestion(mock, current, elapsed));
	}

	/** Takes in what is being typed; it is written when the hand rests. */
	answer(row: Asked, text: string): void {
		this.#typed = new Map(this.#typed).set(row.id, text);
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), pause);
	}

	/** What the apprentice says of their own answer. */
	async judge(row: Asked, self: Fields<'asked'>['self']): Promise<void> {
		await this.#run.write((mock) => noteAnswer(mock, row, { self }));
	}

	async remove(row: Asked): Promise<void> {
		this.#forget(row.id, this.#typed.get(row.id));
		await this.#run.write((mock) => removeQuestion(mock, row));
	}

	/** Sends all that is typed, and comes back when it has been tried. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		for (const [id, answer] of this.#typed) {
			const row = this.rows.find((one) => one.id === id);
			if (!row || (await this.#run.write((mock) => noteAnswer(mock, row, { answer }))))
				this.#forget(id, answer);
		}
	}

	#forget(id: string, text: string | undefined): void {
		if (this.#typed.get(id) !== text) return;
		const rest = new Map(this.#typed);
		rest.delete(id);
		this.#typed = rest;
	}
}
