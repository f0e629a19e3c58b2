/** The files of a piece: which are current, which are earlier versions, and what replaces, restores and removes them. */
import type { Change, Edit } from './change.ts';
import type { Attachment, Fields, Kind, RowOf, Tag } from './rows.ts';

/** Rows of a record that are there and not deleted. */
export interface LiveRows {
	all<K extends Kind>(kind: K): readonly RowOf<K>[];
}

/**
 * The files that no other one replaces, in the order given; every list of files shows these.
 *
 * @param files those that are not deleted
 */
export function currentFiles(files: readonly Attachment[]): Attachment[] {
	const replaced = new Set(files.map((file) => file.fields.replaces));
	const leading = new Set(files.filter((file) => !replaced.has(file.id)));
	const byId = new Map(files.map((file) => [file.id, file]));
	const seen = new Set([...leading].flatMap((file) => lineOf(file, byId)));
	// Two devices that each brought back another version leave a ring, in which the one changed last leads.
	const ring = files.filter((file) => !seen.has(file)).sort(newestFirst);
	for (const file of ring) {
		if (seen.has(file)) continue;
		leading.add(file);
		for (const one of lineOf(file, byId)) seen.add(one);
	}
	return files.filter((file) => leading.has(file));
}

const newestFirst = (a: Attachment, b: Attachment) =>
	b.changedAt.localeCompare(a.changedAt) || a.id.localeCompare(b.id);

/** What stood in a file's place before it, the newest first. */
export function earlierVersions(file: Attachment, files: readonly Attachment[]): Attachment[] {
	return lineOf(file, new Map(files.map((one) => [one.id, one]))).slice(1);
}

/**
 * Files whose very bytes are here already, told by their SHA-256.
 *
 * @param coming in the order in which they came
 * @param here files that were there before
 * @returns by id, the piece that has the same file; null where it came twice just now
 */
export function doublesOf(
	coming: readonly { readonly id: string; readonly sha256: string }[],
	here: readonly Attachment[]
): Map<string, string | null> {
	const fresh = new Set(coming.map(({ id }) => id));
	const known = new Map<string, string | null>(
		here.filter(({ id }) => !fresh.has(id)).map(({ fields }) => [fields.sha256, fields.evidence])
	);
	const found = new Map<string, string | null>();
	for (const { id, sha256 } of coming) {
		const where = known.get(sha256);
		if (where !== undefined) found.set(id, where);
		else known.set(sha256, null);
	}
	return found;
}

/** A file and all that stood in its place before it. */
function lineOf(file: Attachment, byId: ReadonlyMap<string, Attachment>): Attachment[] {
	const line = new Set([file]);
	let next = byId.get(file.fields.replaces ?? '');
	while (next && !line.has(next)) {
		line.add(next);
		next = byId.get(next.fields.replaces ?? '');
	}
	return [...line];
}

/** Whether a file has a length, by what is said of its type. */
export const isRecording = ({ type }: { readonly type: string }): boolean => /^(audio|video)\//.test(type);

/** Stored files come to a piece. */
export function addFiles(
	evidence: string,
	files: readonly ({ readonly id: string } & Omit<Fields<'attachment'>, 'evidence'>)[]
): Change {
	const edits = files.map(({ id, ...fields }): Edit => ({
		op: 'create',
		kind: 'attachment',
		id,
		fields: { ...fields, evidence }
	}));
	return { name: 'add-files', edits };
}

/** Another file takes the place of one. What both are lets the time tags go over: places in a recording. */
export function replaceFile(
	record: LiveRows,
	old: Attachment,
	id: string,
	fields: Omit<Fields<'attachment'>, 'evidence' | 'replaces'>
): Change {
	const create: Edit = {
		op: 'create',
		kind: 'attachment',
		id,
		fields: { ...fields, evidence: old.fields.evidence, replaces: old.id }
	};
	return { name: 'replace-file', edits: [create, ...tagsGoOver(record, old, { id, fields })] };
}

/** An earlier version becomes the current one; the one that was becomes the newest earlier version. */
export function restoreVersion(record: LiveRows, version: Attachment, current: Attachment): Change {
	const edits: Edit[] = [
		...closeGap(record, version),
		{ op: 'edit', id: version.id, fields: { replaces: current.id } },
		...tagsGoOver(record, current, version)
	];
	return { name: 'restore-file', edits };
}

/** Takes an earlier version out of its line, to be removed. */
export function removeVersion(record: LiveRows, version: Attachment): Change {
	return { name: 'remove-file', edits: [...closeGap(record, version), ...withTags(record, [version])] };
}

/** Takes all that stood in a file's place before it out of its line, to be removed. */
export function removeEarlier(record: LiveRows, file: Attachment): Change {
	const files = record.all('attachment');
	const gone = earlierVersions(file, files);
	const ids = new Set(gone.map(({ id }) => id));
	const staying = files.filter((one) => !ids.has(one.id) && ids.has(one.fields.replaces ?? ''));
	const first = staying.map(({ id }): Edit => ({ op: 'edit', id, fields: { replaces: null } }));
	return { name: 'remove-file', edits: [...first, ...withTags(record, gone)] };
}

/** Removes a file with all that stood in its place before. */
export function removeFile(record: LiveRows, file: Attachment): Change {
	const files = record.all('attachment');
	const others = currentFiles(files).filter((one) => one.id !== file.id);
	// Two devices may have replaced the same file: then each line keeps it.
	const kept = new Set(others.flatMap((one) => earlierVersions(one, files)));
	const gone = [file, ...earlierVersions(file, files)].filter((one) => !kept.has(one));
	return { name: 'remove-file', edits: withTags(record, gone) };
}

/** The edits that delete files with the time tags in them. */
export function withTags(record: LiveRows, files: readonly Attachment[]): Edit[] {
	const ids = new Set(files.map(({ id }) => id));
	const tags = record.all('tag').filter((tag) => ids.has(tag.fields.attachment));
	return [...files, ...tags].map(({ id }) => ({ op: 'delete', id }));
}

/** What replaced a version replaces from now on what that one replaced. */
function closeGap(record: LiveRows, { id, fields }: Attachment): Edit[] {
	return record
		.all('attachment')
		.filter((file) => file.fields.replaces === id)
		.map((file) => ({ op: 'edit', id: file.id, fields: { replaces: fields.replaces ?? null } }));
}

function tagsGoOver(
	record: LiveRows,
	from: Attachment,
	to: { readonly id: string; readonly fields: { readonly type: string } }
): Edit[] {
	if (!isRecording(from.fields) || !isRecording(to.fields)) return [];
	return tagsOf(record.all('tag'), from.id).map(({ id }) => ({
		op: 'edit',
		id,
		fields: { attachment: to.id }
	}));
}

/** The time tags of one file, in the order of their places. */
export function tagsOf(tags: readonly Tag[], file: string): Tag[] {
	return tags
		.filter((tag) => tag.fields.attachment === file)
		.sort((a, b) => a.fields.at - b.fields.at || a.id.localeCompare(b.id));
}
