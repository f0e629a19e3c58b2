/** The built-in sample as a record file, the same on every run of a day. */
import { createHash } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pieceBytes } from '#lib/exchange/record-file.ts';
import { writeRecordFile } from '#lib/exchange/write-record-file.ts';
import { applyChange, type Change, type Edit } from '#lib/record/change.ts';
import { calendarDateOf } from '#lib/record/dates.ts';
import type { Attachment, Row } from '#lib/record/rows.ts';
import { laterChanges, planSample } from '#lib/record/sample.ts';
import { loadContent } from '../content/load.ts';
import { printProblems } from '../content/problems.ts';
import { loadSamples } from '../content/samples.ts';
import { mediaTypeOf } from './media-types.ts';

const contentFolder = join(import.meta.dirname, '..', '..', '..', 'content');
const device = 'sample0';

/** @param path of the file to write; it appears there whole or not at all */
export async function writeSample(path: string): Promise<void> {
	const { specifications, problems } = await loadContent(contentFolder);
	const [loaded] = await loadSamples(contentFolder, specifications, problems);
	const specification = specifications.find(({ id }) => id === loaded?.sample.specification);
	if (!loaded || !specification) {
		printProblems(problems);
		process.exitCode = 1;
		return;
	}

	const today = calendarDateOf(new Date());
	let count = 0;
	const newId = () => idFrom(`${loaded.sample.id} ${today} ${++count}`);
	const plan = planSample(loaded.sample, today, newId);
	const bytes = new Map<string, Buffer>();
	const attachments: Edit[] = [];
	for (const [evidence, names] of plan.files) {
		for (const name of names) {
			const content = await readFile(join(loaded.folder, 'files', name));
			const id = newId();
			bytes.set(id, content);
			const sha256 = createHash('sha256').update(content).digest('hex');
			const pieces = Math.ceil(content.length / pieceBytes);
			const fields = { evidence, name, type: mediaTypeOf(name), size: content.length, sha256, pieces };
			attachments.push({ op: 'create', kind: 'attachment', id, fields });
		}
	}

	const shelf = new Map<string, Row>();
	const { recordId, apprentice } = plan;
	const write = (change: Change, person: string, counter: number) => {
		const author = { person, device };
		const at = `${today}T09:0${counter}:00.000Z`;
		const applied = applyChange(change, shelf, { recordId, author, counter, at });
		if (!applied.ok) throw new Error(`the sample cannot be made: ${applied.reason} ${applied.id}`);
		const { before, after } = applied;
		for (const row of after) shelf.set(row.id, row);
		return { id: newId(), recordId, name: change.name, undoes: null, author, at, before, after };
	};
	const history = [write({ ...plan.change, edits: [...plan.change.edits, ...attachments] }, apprentice, 1)];
	const later = await laterChanges(plan, [...shelf.values()], newId);
	for (const { change, person } of later) history.push(write(change, person, history.length + 1));

	const file = ({ id }: Attachment) =>
		Promise.resolve({ blob: new Blob([new Uint8Array(bytes.get(id) ?? [])]) });
	const created = `${today}T09:09:00.000Z`;
	await save(path, (sink) =>
		writeRecordFile({ recordId, specification, rows: [...shelf.values()], history, file, created }, sink)
	);
}

async function save(
	path: string,
	write: (sink: (part: Blob | Uint8Array) => Promise<void>) => Promise<void>
): Promise<void> {
	const beside = `${path}.part`;
	const handle = await open(beside, 'w');
	try {
		await write(async (part) => {
			await handle.writeFile(part instanceof Blob ? new Uint8Array(await part.arrayBuffer()) : part);
		});
		await handle.close();
		await rename(beside, path);
	} catch (thrown) {
		await handle.close().catch(() => undefined);
		await rm(beside, { force: true });
		throw thrown;
	}
}

/** A UUID that follows from a text. */
function idFrom(text: string): string {
	const hex = createHash('sha256').update(text).digest('hex');
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`8${hex.slice(17, 20)}`,
		hex.slice(20, 32)
	].join('-');
}
