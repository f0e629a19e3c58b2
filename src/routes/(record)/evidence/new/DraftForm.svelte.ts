/** The form for a new piece of evidence, which keeps itself on this device until it is saved. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { Change, Edit } from '#lib/record/change.ts';
import type { Draft } from '#lib/storage/database.ts';
import type { StoredFile } from '#lib/storage/attachments.ts';

/** Long enough not to write at each key, short enough to lose no sentence. */
const pause = 400;

export class DraftForm {
	title = $state('');
	kind = $state('');
	date = $state('');
	text = $state('');
	agreed = $state(false);
	/** Files that are already on this device. */
	files = $state.raw<readonly StoredFile[]>([]);
	/** Share of the file that is coming in now; null where none is. */
	progress = $state.raw<number | null>(null);
	/** Whether a draft from an earlier visit was found. */
	restored = $state(false);
	readonly #app: App;
	readonly #record: CurrentRecord;
	readonly #id: string;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#done = false;
	#cancel: AbortController | null = null;

	constructor(app: App, record: CurrentRecord) {
		this.#app = app;
		this.#record = record;
		this.#id = `new-evidence:${record.id}`;
	}

	/** Brings back what was typed before. What has been typed meanwhile stays. */
	async restore(): Promise<void> {
		const draft = await (await this.#app.storage).drafts.get(this.#id);
		if (!draft || this.title !== '' || this.text !== '') return;
		const { title, kind, date, text, agreed, files } = draft.value;
		this.title = asText(title);
		this.kind = asText(kind);
		this.date = asText(date);
		this.text = asText(text);
		this.agreed = agreed === true;
		this.files = Array.isArray(files) ? (files as readonly StoredFile[]) : [];
		this.restored = true;
	}

	/** Notes that something changed: the draft is kept shortly after. */
	changed(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), pause);
	}

	/** Keeps the draft now, as when the page is left. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#done || !this.#worthKeeping) return;
		await this.#app.attempt(async () => (await this.#app.storage).drafts.keep(this.#draft(this.files)));
	}

	/** Brings files in, one after another; each is safe once it is listed. */
	async add(files: readonly File[]): Promise<void> {
		const storage = await this.#app.storage;
		const cancel = new AbortController();
		this.#cancel = cancel;
		for (const file of files) {
			this.progress = 0;
			await this.#app
				.attempt(() =>
					storage.bringIn(
						[file],
						async (stored) => {
							const all = [...this.files, ...stored];
							await storage.drafts.keep(this.#draft(all));
							this.files = all;
						},
						{ onProgress: (share) => (this.progress = share), signal: cancel.signal }
					)
				)
				.finally(() => (this.progress = null));
			if (cancel.signal.aborted) break;
		}
		this.#cancel = null;
	}

	cancelFiles(): void {
		this.#cancel?.abort();
	}

	removeFile(id: string): void {
		this.files = this.files.filter((file) => file.id !== id);
		this.changed();
	}

	/** @returns the id of the saved piece, or null where it could not be saved; the form then stays */
	async save(requirement: string | null): Promise<string | null> {
		clearTimeout(this.#timer);
		const evidence = crypto.randomUUID();
		const entry = await this.#app.write(this.#record, this.#change(evidence, requirement), 'Evidence saved.');
		if (!entry) return null;
		await this.#drop();
		return evidence;
	}

	/** Throws the draft away. */
	async discard(): Promise<void> {
		this.title = this.kind = this.date = this.text = '';
		this.agreed = this.restored = false;
		this.files = [];
		clearTimeout(this.#timer);
		await this.#app.attempt(async () => (await this.#app.storage).drafts.drop(this.#id));
	}

	async #drop(): Promise<void> {
		this.#done = true;
		await this.#app.attempt(async () => (await this.#app.storage).drafts.drop(this.#id));
	}

	get #worthKeeping(): boolean {
		return this.title.trim() !== '' || this.text.trim() !== '' || this.files.length > 0;
	}

	#draft(files: readonly StoredFile[]): Omit<Draft, 'savedAt'> {
		const { title, kind, date, text, agreed } = this;
		return {
			id: this.#id,
			recordId: this.#record.id,
			value: { title, kind, date, text, agreed, files: [...files] },
			attachments: files.map((file) => file.id)
		};
	}

	#change(evidence: string, requirement: string | null): Change {
		const fields = {
			title: this.title.trim(),
			kind: this.kind === '' ? null : this.kind,
			date: this.date === '' ? null : this.date,
			text: this.text,
			agreed: this.agreed
		};
		const edits: Edit[] = [{ op: 'create', kind: 'evidence', id: evidence, fields }];
		for (const { id, ...file } of this.files)
			edits.push({ op: 'create', kind: 'attachment', id, fields: { ...file, evidence } });
		if (requirement !== null) {
			const claim = { evidence, requirement, how: '', where: '' };
			edits.push({ op: 'create', kind: 'claim', id: crypto.randomUUID(), fields: claim });
		}
		return { name: 'add-evidence', edits };
	}
}

function asText(value: unknown): string {
	return typeof value === 'string' ? value : '';
}
