/** Reads the manifest of a record file and compares it with what the ZIP holds, before anything large is read. */
import { parseJson } from './lines.ts';
import { issueText, manifest as manifestSchema, manifestHead } from './manifest-schema.ts';
import {
	attachmentFolder,
	formatName,
	formatVersion,
	limits,
	names,
	type Manifest,
	type ManifestEntry
} from './record-file.ts';
import { Refusal, type FileProblems } from './refusal.ts';
import type { Source } from './source.ts';
import type { FoundEntry } from './zip/layout.ts';
import { readEntry } from './zip/read-entry.ts';

const { manifest: where } = names;
const most: Readonly<Record<string, number>> = {
	[names.page]: limits.page,
	[names.rows]: limits.rows,
	[names.history]: limits.history,
	[names.specification]: limits.specification
};

/** @throws Refusal where there is none that can be read; what does not fit together is noted */
export async function readManifest(
	source: Source,
	entries: ReadonlyMap<string, FoundEntry>,
	problems: FileProblems
): Promise<Manifest> {
	const manifest = parse(await bytesOf(source, entries));
	compare(manifest, entries, source.size, problems);
	return manifest;
}

async function bytesOf(source: Source, entries: ReadonlyMap<string, FoundEntry>): Promise<Uint8Array> {
	const entry = entries.get(where);
	if (!entry) {
		const inner = [...entries.keys()].find((path) => /\.zip$/i.test(path));
		throw new Refusal(
			'the file',
			inner === undefined
				? `This is a ZIP, but not a record file: ${where} is missing.`
				: `This ZIP holds another one: unpack it and choose ${inner}.`
		);
	}
	if (entry.size > limits.manifest) throw new Refusal(where, 'It is too large.');
	const bytes = new Uint8Array(entry.size);
	let at = 0;
	for await (const chunk of readEntry(source, entry)) {
		bytes.set(chunk, at);
		at += chunk.length;
	}
	return bytes;
}

function parse(bytes: Uint8Array): Manifest {
	const value = parseJson(bytes);
	const head = manifestHead.safeParse(value);
	if (!head.success || head.data.format !== formatName)
		throw new Refusal(where, 'It is not that of a record file.');
	if (head.data.version > formatVersion)
		throw new Refusal(
			where,
			`The file was made by a newer Waymark (format ${head.data.version}; this one knows ${formatVersion}). Reload Waymark to get the newest version, then open the file again.`
		);
	const parsed = manifestSchema.safeParse(value);
	const issue = parsed.error?.issues[0];
	if (!parsed.success)
		throw new Refusal(where, `It is damaged (${issue ? issueText(issue) : 'unreadable'}).`);
	return parsed.data;
}

function compare(
	{ entries: listed }: Manifest,
	entries: ReadonlyMap<string, FoundEntry>,
	fileSize: number,
	problems: FileProblems
): void {
	const seen = new Set<string>();
	let bytes = 0;
	for (const one of listed) {
		if (seen.has(one.path)) problems.add(one.path, 'The manifest lists it twice.');
		seen.add(one.path);
		if ((one.attachment === undefined) !== Object.hasOwn(most, one.path) || !belongs(one))
			problems.add(one.path, 'A record file has no such entry.');
		const entry = entries.get(one.path);
		if (!entry) problems.add(one.path, 'It is missing: the manifest lists it, but it is not in the ZIP.');
		else if (entry.size !== one.size)
			problems.add(one.path, `It has ${entry.size} bytes; the manifest says ${one.size}.`);
		else if (entry.size > (most[one.path] ?? limits.attachments)) problems.add(one.path, 'It is too large.');
		else if (entry.size > limits.ratioFrom && entry.size > entry.packed * limits.ratio)
			problems.add(one.path, 'It would unpack to far more than it is, as files made to do harm do.');
		bytes += one.size;
	}
	if (bytes > limits.attachments || (bytes > limits.totalRatioFrom && bytes > fileSize * limits.totalRatio))
		problems.add('the file', 'It would unpack to far more than it is, as files made to do harm do.');
	for (const path of [names.page, names.rows, names.history])
		if (!seen.has(path)) problems.add(path, 'It is missing.');
	for (const path of entries.keys())
		if (path !== where && !seen.has(path))
			problems.add(path, 'It is in the ZIP, but the manifest does not list it.');
}

function belongs({ path, attachment }: ManifestEntry): boolean {
	return (
		attachment === undefined ||
		(path.startsWith(attachmentFolder) && !path.slice(attachmentFolder.length).includes('/'))
	);
}
