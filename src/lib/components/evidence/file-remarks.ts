/** What is said of a file that came in: that it is not what it says, or that others may not open it. */
import type { FileForm, HardToOpen } from '#lib/record/file-forms.ts';

const forms: Record<FileForm, string> = {
	jpeg: 'a JPEG picture',
	png: 'a PNG picture',
	gif: 'a GIF picture',
	webp: 'a WebP picture',
	heic: 'a HEIC picture',
	avif: 'an AVIF picture',
	pdf: 'a PDF',
	zip: 'a ZIP file, as today’s Word, Excel and PowerPoint files are too',
	'old-office': 'an older Word, Excel or PowerPoint file',
	mp3: 'an MP3 recording',
	wav: 'a WAV recording',
	ogg: 'an OGG recording',
	webm: 'a WebM recording',
	mp4: 'an MP4 recording',
	mov: 'a MOV film',
	page: 'a web page',
	program: 'a program'
};

/** What to say of a file whose name promises something else than its bytes hold. */
export function wordsForDisguise(real: FileForm | 'unknown'): string {
	const found = real === 'unknown' ? 'and may be damaged' : `but ${forms[real]}`;
	return `By its contents this is not what its name says, ${found}. Check that you chose the right file.`;
}

const hard: Record<HardToOpen, string> = {
	heic: 'A HEIC photo: many computers cannot show it. Send it to yourself as a JPEG and add that instead.',
	mov: 'A MOV film: some computers cannot play it. An MP4 is safer.',
	webm: 'A WebM recording: most computers play it, but some older phones and players do not.',
	apple: 'Only Apple’s own apps open this kind. Export it as a PDF and add that instead.',
	design: 'Only special programs open this kind. Export it as a PDF or a picture and add that instead.',
	archive: 'An archive has to be unpacked before anyone sees what is in it. Add its files one by one.',
	page: 'This kind can hold a program, so only its source is shown here. Save it as a PDF or a picture and add that instead.',
	program:
		'A program: nobody should start one that comes with evidence. Add a picture or a PDF of what it shows.',
	mail: 'Only mail programs open this kind. Print the message to a PDF and add that instead.'
};

/** What to say of a form that others may not be able to open. */
export function wordsForHardToOpen(why: HardToOpen): string {
	return hard[why];
}
