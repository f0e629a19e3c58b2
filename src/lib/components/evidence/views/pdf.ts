/** Opens PDF files with pdf.js. Loads the library; its worker reads the file, in a scope of its own. */
import {
	AnnotationMode,
	getDocument,
	PDFDataRangeTransport,
	PDFWorker,
	VerbosityLevel,
	type PDFDocumentProxy
} from 'pdfjs-dist';
import jbig2 from 'pdfjs-dist/wasm/jbig2.wasm?url';
import openjpeg from 'pdfjs-dist/wasm/openjpeg.wasm?url';
import workerAddress from 'pdfjs-dist/build/pdf.worker.min.mjs?worker&url';
import type { TrustedScriptURL, TrustedTypesWindow } from 'trusted-types/lib';

// Only this one script, from our own build, may become a worker.
const policy = (globalThis as Partial<TrustedTypesWindow>).trustedTypes?.createPolicy('waymark-pdf-worker', {
	createScriptURL(address) {
		if (address !== workerAddress) throw new TypeError('This is not the script that reads PDF files.');
		return address;
	}
});

/** Reads a file bit by bit as pages ask for it, so that a large one is never whole in memory. */
class BlobRange extends PDFDataRangeTransport {
	readonly #blob: Blob;

	constructor(blob: Blob) {
		super(blob.size, null);
		this.#blob = blob;
	}

	override requestDataRange(begin: number, end: number): void {
		void this.#blob
			.slice(begin, end)
			.arrayBuffer()
			.then((bytes) => this.onDataRange(begin, new Uint8Array(bytes)));
	}
}

/** Decoders for what scanners write, fetched by the page since the worker does not know our addresses. */
const decoders: Readonly<Record<string, string>> = { 'jbig2.wasm': jbig2, 'openjpeg.wasm': openjpeg };

class Decoders {
	async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
		const address = decoders[filename];
		if (address === undefined) throw new Error(`${filename} is not here`);
		return new Uint8Array(await (await fetch(address)).arrayBuffer());
	}
}

export interface OpenPdf {
	readonly pages: number;
	/**
	 * Draws a page as wide as asked for.
	 *
	 * @param width in CSS pixels
	 * @returns the words on the page, in the file's order
	 */
	draw(page: number, canvas: HTMLCanvasElement, width: number): Promise<string>;
	close(): void;
}

/** @returns null where it is locked with a password
 * @throws where the bytes are no PDF, or a damaged one */
export async function openPdf(blob: Blob): Promise<OpenPdf | null> {
	const address: string | TrustedScriptURL = policy?.createScriptURL(workerAddress) ?? workerAddress;
	// The browser takes a trusted address where the types know of text alone.
	const port = new Worker(address as string, { type: 'module' });
	const worker = PDFWorker.create({ port, verbosity: VerbosityLevel.ERRORS });
	const close = () => {
		worker.destroy();
		port.terminate();
	};
	try {
		const document = await getDocument({
			range: new BlobRange(blob),
			worker,
			rangeChunkSize: 262_144,
			disableAutoFetch: true,
			disableStream: true,
			enableXfa: false,
			isEvalSupported: false,
			useWorkerFetch: false,
			BinaryDataFactory: Decoders,
			verbosity: VerbosityLevel.ERRORS
		}).promise;
		return { pages: document.numPages, draw: drawing(document), close };
	} catch (thrown) {
		close();
		if (thrown instanceof Error && thrown.name === 'PasswordException') return null;
		throw thrown;
	}
}

/** One drawing at a time: a canvas takes no second one before the first has ended. */
function drawing(document: PDFDocumentProxy): OpenPdf['draw'] {
	let last: Promise<unknown> = Promise.resolve();
	return (number, canvas, width) => {
		const drawn = last.then(() => draw(document, number, canvas, width));
		last = drawn.catch(() => undefined);
		return drawn;
	};
}

/** No side of a canvas is longer: phones refuse larger ones. */
const mostPixels = 4_096;

async function draw(
	document: PDFDocumentProxy,
	number: number,
	canvas: HTMLCanvasElement,
	width: number
): Promise<string> {
	const page = await document.getPage(number);
	const plain = page.getViewport({ scale: 1 });
	const dense = Math.min(devicePixelRatio, 2) * width;
	const most = mostPixels / Math.max(plain.width, plain.height);
	const viewport = page.getViewport({ scale: Math.min(dense / plain.width, most) });
	canvas.width = Math.floor(viewport.width);
	canvas.height = Math.floor(viewport.height);
	await page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE }).promise;
	const { items } = await page.getTextContent();
	page.cleanup();
	return items
		.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : ''))
		.join('')
		.trim();
}
