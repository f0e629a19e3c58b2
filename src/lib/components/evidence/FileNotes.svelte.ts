/** What there is to say of files that came in just now. */
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { Remark } from '#lib/components/capture/IncomingFiles.svelte.ts';
import { doublesOf } from '#lib/record/files.ts';
import type { Evidence } from '#lib/record/rows.ts';
import type { StoredFile } from '#lib/storage/attachments.ts';

interface Options {
	readonly record: CurrentRecord;
	/** In the order in which they came. */
	readonly files: () => readonly StoredFile[];
	readonly remarks: () => readonly Remark[];
	/** The piece to which they come, once it is saved. */
	readonly piece?: string;
}

export class FileNotes {
	readonly #options: Options;
	/** Doubles that somebody said are meant. */
	#meant = $state.raw<ReadonlySet<string>>(new Set());
	readonly #remarks = $derived.by(
		() => new Map(this.#options.remarks().map((remark) => [remark.file, remark]))
	);
	readonly #doubles = $derived.by(() =>
		doublesOf(this.#options.files(), this.#options.record.all('attachment'))
	);

	constructor(options: Options) {
		this.#options = options;
	}

	/** What was found out about a file as it came in. */
	remarkOn(file: string): Remark | undefined {
		return this.#remarks.get(file);
	}

	/** The other piece that has the very same file; null where this one has it twice, undefined for neither. */
	doubleOf(file: string): Evidence | null | undefined {
		const where = this.#meant.has(file) ? undefined : this.#doubles.get(file);
		if (where === undefined) return undefined;
		if (where === null || where === this.#options.piece) return null;
		return this.#options.record.get('evidence', where) ?? null;
	}

	/** The file is meant to be there twice. */
	keepBoth(file: string): void {
		this.#meant = new Set([...this.#meant, file]);
	}
}
