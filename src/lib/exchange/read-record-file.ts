/** Reads a record file whole, but for its attachments' bytes, which are read when they are wanted. */
import type { Row } from '#lib/record/rows.ts';
import { checkRecordFile, type CheckOptions } from './check-record-file.ts';
import { HistoryReader, type Manifest, type TravellingEntry } from './record-file.ts';
import type { FileProblem } from './refusal.ts';
import type { Source } from './source.ts';
import { readEntry, sliceOf } from './zip/read-entry.ts';

export interface RecordFile {
	readonly manifest: Manifest;
	readonly rows: readonly Row[];
	readonly history: readonly TravellingEntry[];
	/** What `specification.json` holds, where it is there; nothing of it is checked. */
	readonly specification: unknown;
	/**
	 * The bytes of an attachment, in chunks.
	 *
	 * @throws Refusal where they are damaged; whoever takes them checks their hash
	 */
	readonly bytes: (attachmentId: string) => AsyncGenerator<Uint8Array<ArrayBuffer>>;
	/**
	 * The same as a slice of the file, where they lie in it as they are; null elsewhere.
	 *
	 * @throws Refusal where its heading is damaged; whoever takes it checks all of its bytes
	 */
	readonly slice: (attachmentId: string) => Promise<Blob | null>;
	/** Their CRC-32, as the file says. */
	readonly crc: (attachmentId: string) => number;
}

export type Read =
	| { readonly ok: true; readonly file: RecordFile }
	| { readonly ok: false; readonly problems: readonly FileProblem[] };

/** Checks everything but the attachments' bytes on the way; as `checkRecordFile`. */
export async function readRecordFile(
	source: Source,
	options: Pick<CheckOptions, 'signal' | 'newHash'> = {}
): Promise<Read> {
	const rows: Row[] = [];
	const history = new HistoryReader();
	let specification: unknown;
	const checked = await checkRecordFile(source, {
		...options,
		attachments: false,
		onRow: (row) => rows.push(row),
		onHistory: (line) => history.add(line, line.after.recordId),
		onSpecification: (data) => (specification = data)
	});
	if (!checked.ok) return checked;
	const paths = new Map(checked.manifest.entries.map(({ attachment, path }) => [attachment, path]));
	const entryOf = (attachmentId: string) => {
		const entry = checked.entries.get(paths.get(attachmentId) ?? '');
		if (!entry) throw new RangeError(`${attachmentId} is no attachment of this file`);
		return entry;
	};
	const bytes = (attachmentId: string) => readEntry(source, entryOf(attachmentId));
	const slice = (attachmentId: string) => sliceOf(source, entryOf(attachmentId));
	const crc = (attachmentId: string) => entryOf(attachmentId).crc;
	return {
		ok: true,
		file: { manifest: checked.manifest, rows, history: history.entries, specification, bytes, slice, crc }
	};
}
