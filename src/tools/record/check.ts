/** Verifies a record file on disk and grades what it holds. */
import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { checkRecordFile } from '#lib/exchange/check-record-file.ts';
import { names, type Purpose } from '#lib/exchange/record-file.ts';
import type { FileProblem } from '#lib/exchange/refusal.ts';
import type { Source } from '#lib/exchange/source.ts';
import { fit } from '#lib/specification/fit.ts';
import type { Specification } from '#lib/specification/types.ts';
import { Doubts } from './doubts.ts';
import { RowsForGrading, type Grades } from './grades.ts';
import { builtSpecification, formerSpecifications, loadedSpecification } from './specification.ts';

export type Answer =
	| {
			readonly ok: true;
			readonly rows: number;
			readonly attachments: number;
			readonly specification: string;
			/** Left out of a whole record that travels. */
			readonly purpose?: Purpose;
			/** Null for an answer, which holds no evidence. */
			readonly grades: Grades | null;
			/** What is not as it was when it was decided on or signed; left out where there is nothing. */
			readonly doubts?: readonly FileProblem[];
	  }
	| { readonly ok: false; readonly problems: readonly FileProblem[] };

export async function checkFile(path: string): Promise<Answer> {
	const opened = await openFile(path);
	if (!('source' in opened)) return { ok: false, problems: [opened] };
	try {
		const rows = new RowsForGrading();
		const doubts = new Doubts();
		let brought: unknown;
		const checked = await checkRecordFile(opened.source, {
			onRow(row) {
				rows.add(row);
				doubts.add(row);
			},
			onSpecification: (data) => (brought = data),
			newHash: nodeHash
		});
		if (!checked.ok) return checked;
		const { manifest, attachments } = checked;
		const specification = await specificationOf(manifest.specification, brought);
		if (Array.isArray(specification)) return { ok: false, problems: specification };
		const { purpose } = manifest;
		rows.owners.delete(specification.id);
		// What is left out of a part of a record says nothing.
		const found = purpose ? [] : await doubts.list();
		const former = await formerSpecifications(rows.owners);
		return {
			ok: true,
			rows: checked.rows,
			attachments,
			specification: specification.id,
			...(purpose ? { purpose } : {}),
			grades: purpose?.is === 'reply' ? null : rows.grades(fit(specification, former, [])),
			...(found.length > 0 ? { doubts: found } : {})
		};
	} finally {
		await opened.handle.close();
	}
}

/** The specification that a record is on, built in or brought along; or why there is none. */
async function specificationOf(id: string, brought: unknown): Promise<Specification | FileProblem[]> {
	const built = await builtSpecification(id, brought !== undefined);
	if (built) return built;
	if (brought !== undefined) return loadedSpecification(brought, id);
	return [{ where: names.manifest, what: `The specification ${id} is not known here.` }];
}

/** Only files are opened: a pipe, or a device without an end, would keep us waiting for ever. */
async function openFile(path: string): Promise<{ source: Source; handle: FileHandle } | FileProblem> {
	const where = path;
	let handle: FileHandle | undefined;
	try {
		if (!(await stat(path)).isFile()) return { where, what: 'This is not a file.' };
		handle = await open(path);
		const { size } = await handle.stat();
		return { source: fileSource(handle, size), handle };
	} catch (thrown) {
		await handle?.close();
		const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
		return {
			where,
			what:
				code === 'ENOENT'
					? 'There is no such file.'
					: `The file cannot be opened (${code || String(thrown)}).`
		};
	}
}

function fileSource(handle: FileHandle, size: number): Source {
	return {
		size,
		async read(start, end) {
			const bytes = new Uint8Array(end - start);
			for (let at = 0; at < bytes.length;) {
				const { bytesRead } = await handle.read(bytes, at, bytes.length - at, start + at);
				if (bytesRead === 0) throw new Error('the file became shorter while it was read');
				at += bytesRead;
			}
			return bytes;
		}
	};
}

/** Several times as fast as the one that browsers have to use. */
function nodeHash() {
	const hash = createHash('sha256');
	return {
		update(bytes: Uint8Array) {
			hash.update(bytes);
		},
		digest: () => hash.digest('hex')
	};
}
