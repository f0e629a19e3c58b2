/** What the record-file bench does inside the browser, each act timed: ours beside a bare copy of the same bytes. */
import Dexie from 'dexie';
import { exportDB, importDB } from 'dexie-export-import';
import type { Edit } from '#lib/record/change.ts';
import { openRecordFile, takeInFile } from '#lib/exchange/open-record-file.ts';
import { saveRecord } from '#lib/exchange/save-record.ts';
import { Storage } from '#lib/storage/storage.ts';
import type { Specification } from '#lib/specification/types.ts';

const piece = 8 * 1024 * 1024;
const record = 'record-00000000';
const person = 'person-00000000';
const nobody = () => undefined;

async function timed(run: () => Promise<void>): Promise<number> {
	const start = performance.now();
	await run();
	return performance.now() - start;
}

/** Makes a record with so many files of so many bytes. */
export async function prepare(
	name: string,
	specification: string,
	files: number,
	bytes: number
): Promise<void> {
	await Dexie.delete(name);
	const storage = await Storage.open(name, nobody);
	const own = {
		apprentice: person,
		specification,
		contact: [],
		exempt: [],
		start: null,
		gateway: null,
		sample: false
	};
	const edits: Edit[] = [
		{ op: 'create', kind: 'person', id: person, fields: { name: 'Kezia Thorley', roles: ['apprentice'] } },
		{ op: 'create', kind: 'record', id: record, fields: own },
		{
			op: 'create',
			kind: 'evidence',
			id: 'evidence-0000',
			fields: { title: 'Long recordings', kind: null, date: null, text: '', agreed: true }
		}
	];
	await storage.write(record, { name: 'create-record', edits }, person);
	for (let index = 0; index < files; index++)
		await storage.bringIn([noise(`recording-${index}.mp4`, bytes, index)], ([stored]) => {
			const { id, ...fields } = stored!;
			const attachment = { ...fields, evidence: 'evidence-0000' };
			const edit = { op: 'create', kind: 'attachment', id, fields: attachment } as const;
			return storage.write(record, { name: 'add-files', edits: [edit] }, person);
		});
	storage.close();
}

/** Bytes that no disk or browser makes smaller. */
function noise(name: string, bytes: number, seed: number): File {
	const words = new Uint32Array(bytes / 4);
	for (let index = 0; index < words.length; index++)
		words[index] = Math.imul(index + seed * words.length + 1, 0x9e3779b1) ^ (index >>> 3);
	return new File([words], name);
}

async function fileCalled(name: string): Promise<FileSystemFileHandle> {
	return (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
}

/** The floor of writing: every stored piece, straight into a file. */
export async function copyOut(name: string): Promise<number> {
	const database = await opened(name);
	const pieces = database.transaction('pieces').objectStore('pieces');
	const keys = await settled(pieces.getAllKeys());
	const stream = await (await fileCalled('raw')).createWritable();
	const ms = await timed(async () => {
		for (const key of keys) {
			const row = await settled(database.transaction('pieces').objectStore('pieces').get(key));
			await stream.write((row as { data: Blob }).data);
		}
		await stream.close();
	});
	database.close();
	return ms;
}

/** Writes the record file. */
export async function write(name: string, specification: Specification): Promise<number> {
	const storage = await Storage.open(name, nobody);
	const stream = await (await fileCalled('record')).createWritable();
	const ms = await timed(async () => {
		await saveRecord(storage, record, specification, (part) => stream.write(part));
		await stream.close();
	});
	storage.close();
	return ms;
}

/** The floor of reading: the file's bytes, a piece at a time, straight into a table. */
export async function copyIn(): Promise<number> {
	const name = 'bench-raw';
	await Dexie.delete(name);
	const database = await opened(name, (made) => made.createObjectStore('pieces', { autoIncrement: true }));
	const file = await (await fileCalled('raw')).getFile();
	const ms = await timed(async () => {
		for (let at = 0; at < file.size; at += piece) {
			const bytes = await file.slice(at, at + piece).arrayBuffer();
			const data = new Blob([bytes]);
			await settled(database.transaction('pieces', 'readwrite').objectStore('pieces').add({ data }));
		}
	});
	database.close();
	await Dexie.delete(name);
	return ms;
}

/** Reads the record file, with every check, into an empty database. */
export async function read(): Promise<number> {
	const name = 'bench-there';
	await Dexie.delete(name);
	const storage = await Storage.open(name, nobody);
	const file = await (await fileCalled('record')).getFile();
	const ms = await timed(async () => {
		const one = await openRecordFile(storage, file, () => true);
		if (one.state !== 'new') throw new Error(`it opened as ${one.state}`);
		await takeInFile(storage, one.file, {});
	});
	storage.close();
	await Dexie.delete(name);
	return ms;
}

/** The same with dexie-export-import, which writes one JSON text with the files in base64. */
export async function withExportImport(name: string): Promise<{ out: number; in: number }> {
	let blob = new Blob();
	const database = await new Dexie(name).open();
	const out = await timed(async () => {
		blob = await exportDB(database);
	});
	database.close();
	await Dexie.delete(name);
	const into = await timed(async () => {
		(await importDB(blob)).close();
	});
	return { out, in: into };
}

function opened(name: string, make: (database: IDBDatabase) => void = nobody): Promise<IDBDatabase> {
	const request = indexedDB.open(name);
	request.onupgradeneeded = () => make(request.result);
	return settled(request);
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('IndexedDB refused'));
	});
}
