/** What becomes of files that were chosen or dropped on the Share page. */
import type { App } from '#lib/components/app/App.svelte.ts';
import { notePart } from '#lib/components/app/parts.ts';
import { asFailure, type Failure } from '#lib/record/failure.ts';
import { specificationSummaries } from '#lib/storage/specification-summaries.ts';
import { isLocked } from '#lib/exchange/age-magic.ts';
import type { Unlocked } from '#lib/exchange/age-file.ts';
import type { OpenedFile } from '#lib/exchange/open-record-file.ts';
import type { Purpose } from '#lib/exchange/record-file.ts';
import type { FileProblem } from '#lib/exchange/refusal.ts';
import type { JournalEntry } from '#lib/record/change.ts';
import type { Row } from '#lib/record/rows.ts';

type Here = Extract<OpenedFile, { state: 'here' }>;
export type Answer = Extract<OpenedFile, { state: 'answer' }>;
type WhyLocked = Extract<Unlocked, { ok: false }>['why'];

/** One of several files, and what became of it. */
export interface Outcome {
	readonly name: string;
	readonly text: string;
	readonly went: 'well' | 'wrong' | 'waits';
	/** To be opened by itself, because somebody has to look at it first. */
	readonly file: File | null;
}

export type ArrivalState =
	| { readonly state: 'idle' }
	| { readonly state: 'reading' }
	| { readonly state: 'locked'; readonly name: string; readonly wrong: string | null }
	| { readonly state: 'unlocking' }
	| { readonly state: 'refused'; readonly name: string; readonly problems: readonly FileProblem[] }
	| { readonly state: 'failed'; readonly failure: Failure }
	| { readonly state: 'compared'; readonly opened: Here }
	| { readonly state: 'answered'; readonly opened: Answer }
	| { readonly state: 'copying' }
	| {
			readonly state: 'done';
			readonly text: string;
			readonly recordId: string;
			readonly purpose: Purpose | undefined;
	  }
	| { readonly state: 'several'; readonly outcomes: readonly Outcome[] };

const whyLocked: Record<Exclude<WhyLocked, 'wrong-passphrase'>, string> = {
	damaged: 'It is locked, and damaged. Get it again from where it came.',
	'no-passphrase': 'It is locked with a key, not with a passphrase. Unlock it with age first.',
	'too-costly': 'It is locked in a way that asks for too much work, as files made to do harm do.'
};

/** Why a lot of files went no further. */
const stopped = new DOMException('Somebody stopped it', 'AbortError');

const nothingNew = 'Nothing in this file is new: this device has all of it, or newer.';

export class Arrival {
	#now = $state.raw<ArrivalState>({ state: 'idle' });
	/** 0 to 1, while files are unlocked or copied. */
	#progress = $state(0);
	/** Which of several files it is at, from 0 on; null where there is but one. */
	#lot = $state.raw<{ readonly at: number; readonly of: number } | null>(null);
	#cancel: AbortController | null = null;
	/** Waits for somebody to type a passphrase. */
	#answer: ((passphrase: string | null) => void) | null = null;
	/** Those that fitted, for the other files of the same lot. */
	#passphrases: readonly string[] = [];
	readonly #app: App;
	readonly #onArrived: (recordId: string) => Promise<void>;

	/** @param onArrived called with the record that has just come */
	constructor(app: App, onArrived: (recordId: string) => Promise<void>) {
		this.#app = app;
		this.#onArrived = onArrived;
	}

	get now(): ArrivalState {
		return this.#now;
	}

	get progress(): number {
		return this.#progress;
	}

	get lot(): { readonly at: number; readonly of: number } | null {
		return this.#lot;
	}

	/** Opens files, one after the other. */
	async open(files: readonly File[]): Promise<void> {
		this.cancel();
		const [file] = files;
		if (file && files.length === 1) await this.#run((signal) => this.#openOne(file, signal));
		else if (files.length > 1) await this.#run((signal) => this.#openAll(files, signal));
	}

	async #openOne(file: File, signal: AbortSignal): Promise<void> {
		const opened = await this.#read(file, signal);
		switch (opened.state) {
			case 'refused':
				this.#now = { state: 'refused', name: file.name, problems: opened.problems };
				return;
			case 'new':
			case 'removed':
				return this.#arrived(opened, await this.#take(opened, signal), this.#isHere(opened));
			case 'here':
				if (hasNews(opened)) this.#now = { state: 'compared', opened };
				else {
					if (opened.alters) await this.#take(opened, signal);
					await this.#arrived(opened, null, nothingNew);
				}
				return;
			case 'answer':
				this.#now = { state: 'answered', opened };
				return;
			default:
				return opened satisfies never;
		}
	}

	/** What needs no look is taken in; the rest is named, to be opened by itself. */
	async #openAll(files: readonly File[], signal: AbortSignal): Promise<void> {
		const outcomes: Outcome[] = [];
		let last: string | null = null;
		for (const [at, file] of files.entries()) {
			const { name } = file;
			const say = (went: Outcome['went'], text: string) =>
				outcomes.push({ name, text, went, file: went === 'waits' ? file : null });
			if (signal.aborted) {
				say('waits', 'Not opened: you stopped before it.');
				continue;
			}
			this.#lot = { at, of: files.length };
			try {
				const opened = await this.#read(file, signal);
				if (opened.state === 'refused') {
					const [first] = opened.problems;
					say('wrong', `Not taken in. ${first ? `${first.where}: ${first.what}` : ''}`);
				} else if (opened.state === 'answer' && isKnown(opened)) say('well', nothingNew);
				else if (opened.state === 'answer') say('waits', `An answer from ${opened.from}. Look at it first.`);
				else if (opened.state === 'here' && hasNews(opened))
					say('waits', `${opened.apprentice}’s record is here already. See what would change.`);
				else if (opened.state === 'here') {
					if (opened.alters) await this.#take(opened, signal);
					say('well', nothingNew);
				} else {
					await this.#take(opened, signal);
					last = opened.file.manifest.record;
					say('well', this.#isHere(opened));
				}
			} catch (thrown) {
				if (signal.reason === stopped) {
					say('waits', 'Not taken in: you stopped here.');
					continue;
				}
				if (signal.aborted) throw thrown;
				const { wordsFor } = await import('#lib/components/app/words.ts');
				say('wrong', wordsFor(asFailure(thrown)).title);
			}
		}
		this.#lot = null;
		if (signal.aborted && signal.reason !== stopped) return;
		if (last !== null) await this.#onArrived(last);
		this.#now = { state: 'several', outcomes };
	}

	#isHere({ apprentice }: { readonly apprentice: string }): string {
		return `${apprentice}’s record is here now.`;
	}

	async #read(file: File, signal: AbortSignal): Promise<OpenedFile> {
		this.#now = { state: 'reading' };
		const bare = (await isLocked(file)) ? await this.#unlocked(file, signal) : file;
		if (typeof bare === 'string') return { state: 'refused', problems: [{ where: 'the file', what: bare }] };
		this.#now = { state: 'reading' };
		const { openRecordFile } = await import('#lib/exchange/open-record-file.ts');
		const knows = (id: string) => specificationSummaries.some((one) => one.id === id);
		const opened = await openRecordFile(await this.#app.storage, bare, knows, signal);
		signal.throwIfAborted();
		return opened;
	}

	/** @returns the file inside, or why it cannot be had */
	async #unlocked(file: File, signal: AbortSignal): Promise<Blob | string> {
		const { unlock } = await import('#lib/exchange/age-file.ts');
		const known = [...this.#passphrases];
		for (let wrong: string | null = null; ;) {
			const tried = known.shift();
			const passphrase: string | null = tried ?? (await this.#ask(file.name, wrong, signal));
			if (passphrase === null) return 'It is locked. Open it by itself once you know the passphrase.';
			this.#progress = 0;
			this.#now = { state: 'unlocking' };
			const onProgress = (share: number) => {
				this.#progress = share;
			};
			const result = await unlock(file, passphrase, { signal, onProgress });
			signal.throwIfAborted();
			if (result.ok) {
				this.#passphrases = [...new Set([passphrase, ...this.#passphrases])];
				return result.file;
			}
			if (result.why !== 'wrong-passphrase') return whyLocked[result.why];
			wrong = tried === undefined ? passphrase : null;
		}
	}

	/** @returns null where somebody goes on without */
	#ask(name: string, wrong: string | null, signal: AbortSignal): Promise<string | null> {
		this.#now = { state: 'locked', name, wrong };
		return new Promise((resolve, reject) => {
			this.#answer = resolve;
			signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
		});
	}

	/** The passphrase that somebody typed. */
	unlock(passphrase: string): void {
		this.#answer?.(passphrase);
		this.#answer = null;
	}

	/** Goes on without a passphrase: of several files, with the next one. */
	leaveLocked(): void {
		if (!this.#lot) return this.cancel();
		this.#answer?.(null);
		this.#answer = null;
	}

	async merge(opened: Here): Promise<void> {
		await this.#run(async (signal) => {
			const entry = await this.#take(opened, signal);
			await this.#arrived(opened, entry, `${opened.apprentice}’s record and the file are one now.`);
		});
	}

	/** Takes in the rows of an answer that may be taken. */
	async takeAnswer(opened: Answer, rows: readonly Row[]): Promise<void> {
		await this.#run(async () => {
			const { record } = opened.file.manifest;
			const { takeInAnswer } = await import('#lib/exchange/open-record-file.ts');
			const storage = await this.#app.storage;
			const own = await storage.row(record);
			const person =
				(await this.#whoIsHere(record)) ?? (own?.kind === 'record' ? own.fields.apprentice : record);
			const entry = await takeInAnswer(storage, record, rows, person);
			await this.#arrived(opened, entry, `${opened.from}’s answer is in ${opened.apprentice}’s record now.`);
		});
	}

	async #take(
		opened: Exclude<OpenedFile, { state: 'refused' | 'answer' }>,
		signal: AbortSignal
	): Promise<JournalEntry | null> {
		this.#progress = 0;
		this.#now = { state: 'copying' };
		const { takeInFile } = await import('#lib/exchange/open-record-file.ts');
		const onProgress = (share: number) => {
			this.#progress = share;
		};
		const { record, purpose } = opened.file.manifest;
		const person = await this.#whoIsHere(record);
		const entry = await takeInFile(await this.#app.storage, opened.file, { signal, onProgress }, person);
		const scope = purpose?.is === 'review' ? purpose.scope : 'record';
		if (scope === 'record') notePart(record, null);
		else if (opened.state !== 'here') notePart(record, scope);
		return entry;
	}

	/** Whose act it is, where somebody said so whom the record knows. */
	async #whoIsHere(recordId: string): Promise<string | undefined> {
		const id = this.#app.who.of(recordId)?.person;
		const row = id ? await (await this.#app.storage).row(id) : undefined;
		return row?.kind === 'person' && row.recordId === recordId ? row.id : undefined;
	}

	async #arrived(
		{ file: { manifest } }: Exclude<OpenedFile, { state: 'refused' }>,
		entry: JournalEntry | null,
		text: string
	): Promise<void> {
		if (entry) this.#app.offerUndo(entry, text);
		await this.#onArrived(manifest.record);
		this.#now = { state: 'done', text, recordId: manifest.record, purpose: manifest.purpose };
	}

	/** Opens no more of several files; what was taken in stays, and the others are named. */
	stop(): void {
		this.#cancel?.abort(stopped);
	}

	cancel(): void {
		this.#cancel?.abort();
		this.#lot = null;
		this.#answer = null;
		this.#passphrases = [];
		this.#now = { state: 'idle' };
	}

	/** One lot at a time; a cancelled one says nothing more. */
	async #run(act: (signal: AbortSignal) => Promise<void>): Promise<void> {
		const { signal } = (this.#cancel = new AbortController());
		try {
			await act(signal);
		} catch (thrown) {
			if (!signal.aborted) this.#now = { state: 'failed', failure: asFailure(thrown) };
		}
	}
}

/** Whether an answer was taken in before, and nothing of it refused. */
function isKnown({ judged }: Answer): boolean {
	return judged.state === 'judged' && judged.taken.length === 0 && judged.refused.length === 0;
}

function hasNews({ comparison }: Here): boolean {
	const { added, changed, removed, conflicting } = comparison;
	return [added, changed, removed, conflicting].some((rows) => rows.length > 0);
}
