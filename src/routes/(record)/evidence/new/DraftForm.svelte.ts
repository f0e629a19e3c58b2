/** The form for a new piece of evidence, with its files. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { KeptForm } from '#lib/components/app/KeptForm.svelte.ts';
import type { Edit } from '#lib/record/change.ts';
import type { StoredFile } from '#lib/storage/attachments.ts';

const blank = { title: '', kind: '', date: '', text: '', agreed: false, files: [] as readonly StoredFile[] };

export class DraftForm {
	readonly kept: KeptForm<typeof blank>;
	/** Share of the file that is coming in now; null where none is. */
	progress = $state.raw<number | null>(null);
	readonly #app: App;
	readonly #record: CurrentRecord;
	#cancel: AbortController | null = null;

	constructor(app: App, record: CurrentRecord) {
		this.#app = app;
		this.#record = record;
		this.kept = new KeptForm(app, {
			id: `new-evidence:${record.id}`,
			recordId: record.id,
			initial: blank,
			attachments: ({ files }) => files.map((file) => file.id)
		});
	}

	/** Brings files in, one after another; each is safe once it is listed. */
	async addFiles(files: readonly File[]): Promise<void> {
		const storage = await this.#app.storage;
		const cancel = new AbortController();
		this.#cancel = cancel;
		for (const file of files) {
			if (cancel.signal.aborted) break;
			this.progress = 0;
			await this.#app.attempt(() =>
				storage.bringIn(
					[file],
					async (stored) => {
						const values = this.kept.snapshot;
						await this.kept.keep({ ...values, files: [...values.files, ...stored] });
						this.kept.values.files = [...this.kept.values.files, ...stored];
					},
					{ onProgress: (share) => (this.progress = share), signal: cancel.signal }
				)
			);
		}
		this.progress = null;
	}

	cancelFiles(): void {
		this.#cancel?.abort();
	}

	removeFile(id: string): void {
		this.kept.values.files = this.kept.values.files.filter((file) => file.id !== id);
		this.kept.changed();
	}

	/**
	 * @param requirement what the piece is mapped to at once
	 * @returns the id of the saved piece, or null where it could not be saved; the form then stays
	 */
	async save(requirement: string | null): Promise<string | null> {
		const evidence = crypto.randomUUID();
		const edits = this.#edits(evidence, requirement);
		const entry = await this.#app.write(this.#record, { name: 'add-evidence', edits }, 'Evidence saved.');
		if (!entry) return null;
		await this.kept.drop();
		return evidence;
	}

	#edits(evidence: string, requirement: string | null): Edit[] {
		const { title, kind, date, text, agreed, files } = this.kept.snapshot;
		const fields = { title: title.trim(), kind: kind || null, date: date || null, text, agreed };
		const edits: Edit[] = [{ op: 'create', kind: 'evidence', id: evidence, fields }];
		for (const { id, ...file } of files)
			edits.push({ op: 'create', kind: 'attachment', id, fields: { ...file, evidence } });
		if (requirement !== null) {
			const claim = { evidence, requirement, how: '', where: '' };
			edits.push({ op: 'create', kind: 'claim', id: crypto.randomUUID(), fields: claim });
		}
		return edits;
	}
}
