/** Photos as they travel well: JPEG, no larger than needed, without the place where they were taken. */
import { headLength, realForm, type FileForm } from '#lib/record/file-forms.ts';

/** Pixels of the longer side: enough to read a till receipt, a tenth of what a camera gives. */
export const longestSide = 2_560;
const quality = 0.86;
/** No camera of a phone writes more; to draw a film that calls itself a photo would fill the memory. */
const largestBytes = 200_000_000;

/**
 * A photo as a JPEG of at most `longestSide`, upright, with nothing but the picture in it. Screenshots and
 * drawings stay as they are, since JPEG blurs letters.
 *
 * @returns null where the file is no photo, needs nothing, or this browser cannot read it
 */
export async function asSmallPhoto(file: File): Promise<File | null> {
	const head = new Uint8Array(await file.slice(0, headLength).arrayBuffer());
	const form = realForm(head);
	if (!isPhoto(form) || file.size > largestBytes) return null;
	// Turned upright as its camera noted, which the copy then no longer needs.
	const picture = await createImageBitmap(file).catch(() => null);
	if (!picture) return null;
	try {
		const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
		if (form === 'jpeg' && scale === 1 && !tellsMore(head)) return null;
		const blob = await draw(picture, scale);
		if (!blob) return null;
		const name = file.name.replace(/\.[^.]{1,5}$/, '');
		return new File([blob], `${name}.jpg`, { type: 'image/jpeg', lastModified: file.lastModified });
	} finally {
		picture.close();
	}
}

/** Whether a file of this form is made smaller as it comes in. */
export const isPhoto = (form: FileForm | null) => form === 'jpeg' || form === 'heic' || form === 'avif';

/** Whether a JPEG carries the block in which cameras write place, time and themselves. */
function tellsMore(head: Uint8Array): boolean {
	return String.fromCharCode(...head).includes('Exif\0');
}

function draw(picture: ImageBitmap, scale: number): Promise<Blob | null> {
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(picture.width * scale));
	canvas.height = Math.max(1, Math.round(picture.height * scale));
	const pen = canvas.getContext('2d');
	if (!pen) return Promise.resolve(null);
	// JPEG has no see-through parts: they would turn black.
	pen.fillStyle = 'white';
	pen.fillRect(0, 0, canvas.width, canvas.height);
	pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
	return new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));
}
