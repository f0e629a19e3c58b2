/** Where a record file goes: a download, or a place that the person chose where the browser lets them. */
import type { Sink } from '#lib/exchange/write-record-file.ts';

export interface Target {
	readonly write: Sink;
	/** Once all is written. */
	close(): Promise<void>;
	/** Leaves nothing half written behind. */
	abandon(): Promise<void>;
	/** The file as it stands in its place now; left out where nobody lets us look. */
	readonly readBack?: () => Promise<File>;
}

interface SavePicker {
	showSaveFilePicker(options: {
		suggestedName: string;
		types: { description: string; accept: Readonly<Record<string, string[]>> }[];
	}): Promise<FileSystemFileHandle>;
}

function hasPicker(target: object): target is SavePicker {
	return 'showSaveFilePicker' in target;
}

export function canChoosePlace(): boolean {
	return hasPicker(window);
}

/** A download. */
export function download(name: string): Promise<Target> {
	return Promise.resolve(
		gathered(name, (file) => {
			const address = URL.createObjectURL(file);
			const link = document.createElement('a');
			link.href = address;
			link.download = name;
			link.click();
			// Long enough for the browser to have copied even a large file.
			setTimeout(() => URL.revokeObjectURL(address), 600_000);
		})
	);
}

/**
 * A file that is handed over once it is whole. Blobs are only pointed at until the browser copies them, so
 * large files stay on the disk.
 */
export function gathered(name: string, done: (file: File) => void): Target {
	const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
	const type = name.endsWith('.zip') ? 'application/zip' : 'application/octet-stream';
	return {
		write: (part) => void parts.push(part),
		close() {
			done(new File(parts, name, { type }));
			return Promise.resolve();
		},
		abandon() {
			parts.length = 0;
			return Promise.resolve();
		}
	};
}

/** @returns null where the person chose no place */
export async function chooseFile(name: string): Promise<Target | null> {
	if (!hasPicker(window)) return download(name);
	let handle: FileSystemFileHandle;
	try {
		const accept = name.endsWith('.age')
			? { 'application/octet-stream': ['.age'] }
			: { 'application/zip': ['.zip'] };
		const types = [{ description: 'Record file', accept }];
		handle = await window.showSaveFilePicker({ suggestedName: name, types });
	} catch (thrown) {
		if (thrown instanceof DOMException && thrown.name === 'AbortError') return null;
		throw thrown;
	}
	// The browser writes beside the file and puts it in its place when it is closed.
	const stream = await handle.createWritable();
	return {
		write: (part) => stream.write(part),
		close: () => stream.close(),
		readBack: () => handle.getFile(),
		abandon: () => stream.abort().catch(() => undefined)
	};
}
