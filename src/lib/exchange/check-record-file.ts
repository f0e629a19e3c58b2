/** Checks any file for being a record file that can be trusted to be whole. Made for files that may be hostile. */
import { checkRow } from '#lib/record/checks.ts';
import type { Row } from '#lib/record/rows.ts';
import { stampProblem } from '#lib/record/whole-row.ts';
import { Sha256, type NewHash } from '#lib/record/sha256.ts';
import { armored, startsLocked } from './age-magic.ts';
import { readManifest } from './check-manifest.ts';
import { linesOf, parseJson } from './lines.ts';
import { historyLine, issueText } from './manifest-schema.ts';
import {
	limits,
	names,
	pieceBytes,
	type HistoryLine,
	type Manifest,
	type ManifestEntry
} from './record-file.ts';
import { DeviceWords } from './device-words.ts';
import { FileProblems, Refusal, type FileProblem } from './refusal.ts';
import { RowReferences } from './row-references.ts';
import type { Source } from './source.ts';
import type { FoundEntry } from './zip/layout.ts';
import { readDirectory } from './zip/directory.ts';
import { readEntry } from './zip/read-entry.ts';

export interface CheckOptions {
	/** Told of each good row, in the file's order. */
	readonly onRow?: (row: Row) => void;
	/** Told of each good line of history. */
	readonly onHistory?: (line: HistoryLine) => void;
	/** Told of the specification that the file brings along; only that it is modest JSON is checked. */
	readonly onSpecification?: (data: unknown) => void;
	/** Whether the attachments' bytes are read; whoever copies them checks them on the way. Default: yes. */
	readonly attachments?: boolean;
	/** A faster hash than the plain one, where there is one. */
	readonly newHash?: NewHash;
	readonly signal?: AbortSignal;
}

export type Checked =
	| {
			readonly ok: true;
			readonly manifest: Manifest;
			readonly entries: ReadonlyMap<string, FoundEntry>;
			readonly rows: number;
			/** Attachments whose bytes are in the file. */
			readonly attachments: number;
	  }
	| { readonly ok: false; readonly problems: readonly FileProblem[] };

/**
 * Verifies a file: its structure, limits, hashes, rows and what they refer to. Whatever the file holds, it
 * answers; it reads a chunk at a time, and nothing large before the limits are checked.
 *
 * @throws the signal's reason where the check was cancelled, and nothing else
 */
export async function checkRecordFile(source: Source, options: CheckOptions = {}): Promise<Checked> {
	const problems = new FileProblems();
	const failed = () => ({ ok: false, problems: problems.list }) as const;

	if (await locked(source)) {
		problems.add('the file', 'It is locked with a passphrase. Unlock it first, with Waymark or with age.');
		return failed();
	}
	const entries = await problems.attempt('the file', () =>
		readDirectory(source, { entries: limits.entries, bytes: limits.directory })
	);
	if (!entries) return failed();
	const byPath = new Map(entries.map((entry) => [entry.path, entry]));
	const manifest = await problems.attempt(names.manifest, () => readManifest(source, byPath, problems));
	if (!manifest || problems.list.length > 0) return failed();

	const check = new Check(source, byPath, manifest, problems, options);
	const references = await check.rows();
	await check.history();
	await check.page();
	await check.specification();
	check.listed(references);
	if (options.attachments !== false) await check.attachments();
	options.signal?.throwIfAborted();
	if (problems.list.length > 0) return failed();
	return { ok: true, manifest, entries: byPath, rows: references.count, attachments: references.files.size };
}

async function locked(source: Source): Promise<boolean> {
	const start = await source.read(0, Math.min(source.size, armored.length)).catch(() => null);
	return start !== null && startsLocked(start);
}

class Check {
	readonly #source: Source;
	readonly #entries: ReadonlyMap<string, FoundEntry>;
	readonly #manifest: Manifest;
	readonly #listed: ReadonlyMap<string, ManifestEntry>;
	readonly #problems: FileProblems;
	readonly #options: CheckOptions;

	constructor(
		source: Source,
		entries: ReadonlyMap<string, FoundEntry>,
		manifest: Manifest,
		problems: FileProblems,
		options: CheckOptions
	) {
		this.#source = source;
		this.#entries = entries;
		this.#manifest = manifest;
		this.#listed = new Map(manifest.entries.map((entry) => [entry.path, entry]));
		this.#problems = problems;
		this.#options = options;
	}

	async rows(): Promise<RowReferences> {
		const words = new DeviceWords();
		const references = new RowReferences(this.#manifest);
		await this.#lines(names.rows, (value, where) => {
			const problem = rowProblem(value);
			if (problem !== null) return this.#problems.add(where, problem);
			const row = value as Row;
			references.add(row, where, this.#problems);
			words.add(row, where);
			if (references.count > limits.rowCount)
				throw new Refusal(where, `There are more than ${limits.rowCount} rows.`);
			this.#options.onRow?.(row);
		});
		references.close(names.rows, this.#problems);
		await words.close(this.#problems, references.isReply);
		if (references.specification !== null && references.specification !== this.#manifest.specification)
			this.#problems.add(names.manifest, 'It names another specification than the record does.');
		return references;
	}

	history(): Promise<void> {
		const { record } = this.#manifest;
		const finished = new Set<string>();
		let last = '';
		let count = 0;
		return this.#lines(names.history, (value, where) => {
			const parsed = historyLine.safeParse(value);
			const issue = parsed.error?.issues[0];
			if (issue) return this.#problems.add(where, `This is no line of a history (${issueText(issue)}).`);
			const line = value as HistoryLine;
			const { before, after } = line;
			if (after.recordId !== record || (before && (before.recordId !== record || before.id !== after.id)))
				return this.#problems.add(where, 'It tells of another record or of two rows at once.');
			if (line.entry !== last && finished.has(line.entry))
				return this.#problems.add(where, `The change ${line.entry} is told in two places.`);
			finished.add(line.entry);
			if (++count > limits.historyLines)
				throw new Refusal(where, `There are more than ${limits.historyLines} lines.`);
			last = line.entry;
			this.#options.onHistory?.(line);
		});
	}

	async page(): Promise<void> {
		await this.#bytes(names.page);
	}

	async specification(): Promise<void> {
		if (!this.#listed.has(names.specification)) return;
		await this.#problems.attempt(names.specification, async () => {
			const parts: Uint8Array<ArrayBuffer>[] = [];
			for await (const chunk of this.#hashed(names.specification)) parts.push(chunk.slice());
			const bytes = new Uint8Array(await new Blob(parts).arrayBuffer());
			const data = parseJson(bytes, limits.specificationParts);
			if (data === undefined)
				throw new Refusal(names.specification, 'This is no JSON, or far more than a specification.');
			this.#options.onSpecification?.(data);
		});
		this.#options.signal?.throwIfAborted();
	}

	/** Whether each attachment that is not deleted has its bytes, and no bytes are without a row. */
	listed({ files }: RowReferences): void {
		const seen = new Set<string>();
		for (const { path, attachment, size, sha256 } of this.#manifest.entries) {
			if (attachment === undefined) continue;
			const row = files.get(attachment);
			if (!row) this.#problems.add(path, 'No row of the record describes it.');
			else if (seen.has(attachment)) this.#problems.add(path, `The file “${row.name}” is there twice.`);
			else if (row.size !== size || row.sha256 !== sha256)
				this.#problems.add(path, `It is another file than the “${row.name}” that the record describes.`);
			seen.add(attachment);
		}
		for (const [id, { name }] of files)
			if (!seen.has(id))
				this.#problems.add(names.rows, `The file “${name}” belongs to the record but is not in the ZIP.`);
	}

	async attachments(): Promise<void> {
		for (const { path, attachment } of this.#manifest.entries)
			if (attachment !== undefined) await this.#bytes(path);
	}

	/** Reads an entry to its end, for its hash alone. */
	async #bytes(path: string): Promise<void> {
		await this.#problems.attempt(path, async () => {
			for await (const chunk of this.#hashed(path)) void chunk;
		});
		this.#options.signal?.throwIfAborted();
	}

	async #lines(path: string, take: (value: unknown, where: string) => void): Promise<void> {
		await this.#problems.attempt(path, async () => {
			for await (const { number, bytes } of linesOf(this.#hashed(path), path, limits.line)) {
				const where = `${path}, line ${number}`;
				const value = parseJson(bytes);
				if (value === undefined) this.#problems.add(where, 'This is no JSON.');
				else take(value, where);
				if (this.#problems.full) return;
			}
		});
		this.#options.signal?.throwIfAborted();
	}

	/** The bytes of an entry; at their end, whether they are those that the manifest names. */
	async *#hashed(path: string): AsyncGenerator<Uint8Array<ArrayBuffer>> {
		const entry = this.#entries.get(path);
		const listed = this.#listed.get(path);
		if (!entry || !listed) throw new Refusal(path, 'It is missing.');
		const hash = this.#options.newHash?.(entry.size) ?? new Sha256();
		for await (const chunk of readEntry(this.#source, entry)) {
			this.#options.signal?.throwIfAborted();
			yield chunk;
			// The hash takes the bytes over.
			await hash.update(chunk);
		}
		if ((await hash.digest()) !== listed.sha256)
			throw new Refusal(path, 'It was changed or damaged since the record file was made.');
	}
}

/** What is wrong with a row from a file; null where nothing is. */
function rowProblem(value: unknown): string | null {
	let problem: string | null;
	try {
		problem = checkRow(value as Row);
	} catch {
		// Nested so deeply that checking it overflows.
		problem = 'nested too deeply';
	}
	if (problem !== null) return `This is no row of a record (${problem.replace(/^: /, '')}).`;
	const row = value as Row;
	const stamps = stampProblem(row, limits.counter);
	if (stamps !== null) return `The row cannot be joined with another copy: ${stamps}.`;
	if (row.kind === 'attachment' && row.fields.pieces !== Math.ceil(row.fields.size / pieceBytes))
		return `The file “${row.fields.name}” cannot have so many pieces.`;
	return null;
}
