/** Something that can be read from any place: a file that a person chose, or one on disk. */
export interface Source {
	readonly size: number;
	/** Bytes that it gives best at once, where that is more than usual. */
	readonly atOnce?: number | undefined;
	/** @returns exactly the bytes asked for; rejects where they cannot be had */
	read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
	/** The same as a slice of the file, which a browser copies by itself; only where it runs in one. */
	slice?(start: number, end: number): Blob;
}

/** A file of the browser, or a blob, as a source. */
export function blobSource(blob: Blob): Source {
	return {
		size: blob.size,
		atOnce: 8 * 1024 * 1024,
		async read(start, end) {
			const bytes = new Uint8Array(await blob.slice(start, end).arrayBuffer());
			if (bytes.length !== end - start) throw new Error('the file became shorter while it was read');
			return bytes;
		},
		slice: (start, end) => blob.slice(start, end)
	};
}
