/** Files on their way in: any number, one queue, each safe once it is described. */
import type { App } from '#lib/components/app/App.svelte.ts';
import { asFailure, type Failure } from '#lib/record/failure.ts';
import { headLength, isDisguised, realForm, saidForm, type FileForm } from '#lib/record/file-forms.ts';
import type { StoredFile } from '#lib/storage/attachments.ts';
import { asSmallPhoto, isPhoto } from './photo.ts';

/** More than these at once are most likely a mistake: somebody is asked. */
export const many = 100;
/** What is described together: a draft of thousands of files is not written anew for each of them. */
const together = { files: 25, bytes: 32_000_000 };
/** So many files' first bytes are read side by side. */
const besides = 25;

/** What the user should know of a file that came in. */
export interface Remark {
	readonly file: string;
	/** What it is in truth, or nothing known, where it says that it is something else. */
	readonly disguised: FileForm | 'unknown' | null;
	/** Bytes that it had before it was made smaller; null where it is as it was. */
	readonly before: number | null;
}

interface Prepared {
	readonly file: File;
	readonly remark: Omit<Remark, 'file'>;
}

interface Options {
	/** Describes stored files; where it throws, their bytes go again. */
	readonly take: (stored: readonly StoredFile[], remarks: readonly Remark[]) => Promise<void>;
	/** Whether photos stay as they are. */
	readonly originals: () => boolean;
}

export class IncomingFiles {
	/** Share of the present file that is in, 0 to 1; null where none comes in. */
	progress = $state.raw<number | null>(null);
	done = $state.raw(0);
	total = $state.raw(0);
	/** More files than anyone would mean; they wait for a yes. */
	asked = $state.raw<readonly File[]>([]);
	/** What could not be taken, and why. */
	failures = $state.raw<readonly Failure[]>([]);
	readonly #app: App;
	readonly #options: Options;
	#waiting: File[] = [];
	#cancel = new AbortController();
	#running: Promise<void> | null = null;

	constructor(app: App, options: Options) {
		this.#app = app;
		this.#options = options;
	}

	/** Brings files in after those that are on their way; more than `many` wait for `answer`. */
	async add(files: readonly File[]): Promise<void> {
		if (files.length > many) this.asked = [...this.asked, ...files];
		else await this.#enqueue(files);
	}

	/** Brings in the first so many of those that were asked about. */
	async answer(count: number): Promise<void> {
		const files = this.asked.slice(0, count);
		this.asked = [];
		await this.#enqueue(files);
	}

	/** Stops after what is already safe. */
	cancel(): void {
		this.#waiting = [];
		this.#cancel.abort();
	}

	#enqueue(files: readonly File[]): Promise<void> {
		if (!this.#running) {
			this.done = this.total = 0;
			this.failures = [];
			this.#cancel = new AbortController();
		}
		this.#waiting = [...this.#waiting, ...files];
		this.total += files.length;
		this.#running ??= this.#run().finally(() => {
			this.#running = this.progress = null;
		});
		return this.#running;
	}

	async #run(): Promise<void> {
		while (this.#waiting.length > 0) {
			this.progress = 0;
			const before = this.done;
			const batch = this.#nextBatch();
			const prepared: Prepared[] = [];
			for (let at = 0; at < batch.length && !this.#cancel.signal.aborted; at += besides) {
				const few = await Promise.all(batch.slice(at, at + besides).map(lookAt));
				// Photos in turn: each holds its whole picture in memory.
				for (const seen of few) prepared.push(await prepare(seen, this.#options.originals()));
			}
			if (!(await this.#bringIn(prepared)) && !this.#cancel.signal.aborted) {
				// One of them is at fault: each on its own shows which, and the others come in.
				this.done = before;
				for (const one of prepared) await this.#bringIn([one], (failure) => this.#refused(failure));
			}
			this.done = before + batch.length;
		}
	}

	/** More at once as the list grows, since all of it is written again each time. */
	#nextBatch(): File[] {
		const most = Math.max(together.files, Math.floor(this.done / 4));
		let bytes = 0;
		let count = 0;
		for (const file of this.#waiting) {
			bytes += file.size;
			if (count > 0 && (count >= most || bytes > together.bytes)) break;
			count++;
		}
		return this.#waiting.splice(0, count);
	}

	/** @returns whether they are in */
	async #bringIn(prepared: readonly Prepared[], onfail?: (failure: Failure) => void): Promise<boolean> {
		const { signal } = this.#cancel;
		if (signal.aborted) return false;
		try {
			const storage = await this.#app.storage;
			await storage.bringIn(
				prepared.map(({ file }) => file),
				(stored) => {
					const remarks = stored.map(({ id }, index) => ({ file: id, ...remarkOf(prepared[index]) }));
					const worthSaying = remarks.filter(
						({ disguised, before }) => disguised !== null || before !== null
					);
					return this.#options.take(stored, worthSaying);
				},
				{
					signal,
					onProgress: (share) => {
						this.progress = share;
						if (share === 1) this.done++;
					}
				}
			);
			return true;
		} catch (thrown) {
			if (!signal.aborted) onfail?.(asFailure(thrown));
			return false;
		}
	}

	#refused(failure: Failure): void {
		this.failures = [...this.failures, failure];
	}
}

const remarkOf = (prepared: Prepared | undefined) => prepared?.remark ?? { disguised: null, before: null };

interface Seen {
	readonly file: File;
	/** What its first bytes say; undefined where it cannot be read: bringing it in says so with its name. */
	readonly real: FileForm | null | undefined;
}

async function lookAt(file: File): Promise<Seen> {
	try {
		const head = await file.slice(0, headLength).arrayBuffer();
		return { file, real: realForm(new Uint8Array(head)) };
	} catch {
		return { file, real: undefined };
	}
}

async function prepare({ file, real }: Seen, originals: boolean): Promise<Prepared> {
	if (real === undefined) return { file, remark: { disguised: null, before: null } };
	const photo = originals || !isPhoto(real) ? null : await asSmallPhoto(file).catch(() => null);
	if (photo) return { file: photo, remark: { disguised: null, before: file.size } };
	const disguised = isDisguised(saidForm(file.name, file.type), real) ? (real ?? 'unknown') : null;
	return { file, remark: { disguised, before: null } };
}
