/** Writes an evidence pack as a ZIP, as a stream. */
import type { Attachment, CalendarDate } from '#lib/record/rows.ts';
import type { Pack } from './evidence-pack.ts';
import { indexPage, mappingPage, paths, piecePage } from './evidence-pack-pages.ts';
import { fileName } from './file-name.ts';
import { ZipStream, type FileToZip, type Sink, type WriteOptions } from './zip/zip-stream.ts';

/**
 * @param file the bytes of an attachment
 * @param created ISO instant
 * @param rendered a person's Markdown as safe HTML
 * @throws what `file` and the sink throw, and the signal's reason
 */
export async function saveEvidencePack(
	pack: Pack,
	file: (attachment: Attachment) => Promise<FileToZip>,
	created: string,
	rendered: (markdown: string) => string,
	sink: Sink,
	options: WriteOptions = {}
): Promise<void> {
	const zip = new ZipStream(sink, created, pack.bytes, options);
	await zip.text(paths.index, indexPage(pack, created));
	await zip.text(paths.mapping, mappingPage(pack));
	for (const piece of pack.pieces) {
		await zip.text(piece.path, piecePage(piece, pack, rendered));
		for (const { attachment, path } of piece.files) await zip.file(path, await file(attachment));
	}
	await zip.finish();
}

/** Nobody's name stands in the name of an anonymous pack. */
export function packFileName({ method, apprentice, anonymous }: Pack, today: CalendarDate): string {
	const of = [...(anonymous ? [] : [apprentice]), method.id].join(' ');
	return `${fileName('evidence', of, today)}.zip`;
}
