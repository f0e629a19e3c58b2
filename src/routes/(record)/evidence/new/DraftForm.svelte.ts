/** The form for a new piece of evidence, with its files. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { KeptForm } from '#lib/components/app/KeptForm.svelte.ts';
import { IncomingFiles, type Remark } from '#lib/components/capture/IncomingFiles.svelte.ts';
import { Recorder } from '#lib/components/capture/Recorder.svelte.ts';
import { FileNotes } from '#lib/components/evidence/FileNotes.svelte.ts';
import type { Edit } from '#lib/record/change.ts';
import { addFiles } from '#lib/record/files.ts';
import type { StoredFile } from '#lib/storage/attachments.ts';

const blank = {
	title: '',
	kind: '',
	date: '',
	text: '',
	agreed: false,
	/** Photos stay as large as they are. */
	originals: false,
	files: [] as readonly StoredFile[],
	remarks: [] as readonly Remark[]
};

export class DraftForm {
	readonly kept: KeptForm<typeof blank>;
	readonly incoming: IncomingFiles;
	readonly recorder: Recorder;
	readonly notes: FileNotes;
	readonly #app: App;
	readonly #record: CurrentRecord;

	constructor(app: App, record: CurrentRecord) {
		this.#app = app;
		this.#record = record;
		const id = `new-evidence:${record.id}`;
		this.kept = new KeptForm(app, {
			id,
			recordId: record.id,
			initial: blank,
			attachments: ({ files }) => files.map((file) => file.id)
		});
		this.incoming = new IncomingFiles(app, {
			take: (stored, remarks) => this.#take(stored, remarks),
			originals: () => this.kept.values.originals
		});
		this.recorder = new Recorder(app, {
			of: id,
			recordId: record.id,
			ontake: (stored) => this.#take([stored], [])
		});
		this.notes = new FileNotes({
			record,
			files: () => this.kept.values.files,
			remarks: () => this.kept.values.remarks
		});
	}

	/** Brings back what was typed, and then what was being recorded. */
	async restore(): Promise<void> {
		await this.kept.restore();
		await this.recorder.recover();
	}

	async flush(): Promise<void> {
		await this.kept.flush();
	}

	removeFile(id: string): void {
		this.kept.values.files = this.kept.values.files.filter((file) => file.id !== id);
		this.kept.changed();
	}

	/** Puts words at the end of the text. */
	append(words: string): void {
		const { text } = this.kept.values;
		this.kept.values.text = text.trim() === '' ? words : `${text.trimEnd()}\n\n${words}`;
		this.kept.changed();
	}

	/**
	 * @param requirement what the piece is mapped to at once
	 * @returns the id of the saved piece, or null where it could not be saved; the form then stays
	 */
	async save(requirement: string | null): Promise<string | null> {
		await this.recorder.stop();
		const evidence = crypto.randomUUID();
		const edits = this.#edits(evidence, requirement);
		const entry = await this.#app.write(this.#record, { name: 'add-evidence', edits }, 'Evidence saved.');
		if (!entry) return null;
		await this.kept.drop();
		return evidence;
	}

	/** Lists stored files; they are safe as soon as the draft names them. */
	async #take(stored: readonly StoredFile[], remarks: readonly Remark[]): Promise<void> {
		const values = this.kept.snapshot;
		// A recording may have been listed just before its tab was closed.
		const added = stored.filter(({ id }) => !values.files.some((file) => file.id === id));
		const files = [...values.files, ...added];
		await this.kept.keep({ ...values, files, remarks: [...values.remarks, ...remarks] });
		this.kept.values.files = files;
		this.kept.values.remarks = [...values.remarks, ...remarks];
	}

	#edits(evidence: string, requirement: string | null): Edit[] {
		const { title, kind, date, text, agreed, files } = this.kept.snapshot;
		const fields = { title: title.trim(), kind: kind || null, date: date || null, text, agreed };
		const edits: Edit[] = [{ op: 'create', kind: 'evidence', id: evidence, fields }];
		edits.push(...addFiles(evidence, files).edits);
		if (requirement !== null) {
			const claim = { evidence, requirement, how: '', where: '' };
			edits.push({ op: 'create', kind: 'claim', id: crypto.randomUUID(), fields: claim });
		}
		return edits;
	}
}
