/** The words of a Word document as safe HTML. Loads the library that reads it. */
import { unzipSync } from 'fflate';
import mammoth from 'mammoth';
import type { TrustedHTML } from 'trusted-types/lib';
import { cleanHtml } from '#lib/components/markdown/clean.ts';

export interface WordDocument {
	readonly html: TrustedHTML | string;
	/** It has pictures, which are left out. */
	readonly pictures: boolean;
}

export const mostBytes = 20_000_000;
/** What a small file may unpack to before it is taken for a trap. */
const mostUnpacked = 100_000_000;

/** The page has its own headings above the document's. */
const styles = [1, 2, 3, 4, 5, 6].map(
	(level) => `p[style-name='Heading ${level}'] => h${Math.min(6, level + 2)}:fresh`
);

/** @throws where the bytes are no Word document */
export async function readWord(blob: Blob): Promise<WordDocument | 'too-large'> {
	if (blob.size > mostBytes) return 'too-large';
	const arrayBuffer = await blob.arrayBuffer();
	if (unpackedSize(arrayBuffer) > mostUnpacked) return 'too-large';
	let pictures = false;
	const convertImage = mammoth.images.imgElement(() => {
		pictures = true;
		return Promise.resolve({ src: '' });
	});
	const { value } = await mammoth.convertToHtml({ arrayBuffer }, { styleMap: styles, convertImage });
	return { html: cleanHtml(value), pictures };
}

/** What a ZIP says that its entries unpack to; none of them is unpacked for that. */
function unpackedSize(zip: ArrayBuffer): number {
	let sum = 0;
	const filter = ({ originalSize }: { originalSize: number }) => {
		sum += originalSize;
		return false;
	};
	unzipSync(new Uint8Array(zip), { filter });
	return sum;
}
