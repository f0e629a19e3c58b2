import { describe, expect, it } from 'vitest';
import {
	hardToOpen,
	isDisguised,
	plainName,
	realForm,
	saidForm,
	type FileForm
} from '#lib/record/file-forms.ts';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('what a file is', () => {
	it.for<[FileForm | null, string]>([
		['jpeg', '\xff\xd8\xff\xe1..Exif'],
		['png', '\x89PNG\r\n\x1a\n'],
		['gif', 'GIF89a'],
		['webp', 'RIFF....WEBPVP8'],
		['heic', '\0\0\0\x18ftypheic'],
		['avif', '\0\0\0\x18ftypavif'],
		['mov', '\0\0\0\x18ftypqt  '],
		['mp4', '\0\0\0\x18ftypisom'],
		['pdf', '%PDF-1.7'],
		['zip', 'PK\x03\x04'],
		['webm', '\x1a\x45\xdf\xa3'],
		['program', 'MZ\x90'],
		['page', ' \n<!DOCTYPE html><p>'],
		['page', '<?xml version="1.0"?>\n<svg onload="x">'],
		[null, '<?xml version="1.0"?>\n<note>'],
		[null, 'The customer came back.'],
		[null, '']
	])('is told by its first bytes: %s', ([form, text]) => {
		expect(realForm(bytes(text))).toBe(form);
	});

	it.for<[string, string, FileForm | null]>([
		['IMG_1.JPG', 'application/pdf', 'jpeg'],
		['scan', 'application/pdf', 'pdf'],
		['talk', 'video/webm;codecs=vp8', 'webm'],
		['notes.txt', 'text/plain', null],
		['.jpg', '', 'jpeg'],
		['jpg', '', null]
	])('is said by its name before its type: %s, %s', ([name, type, form]) => {
		expect(saidForm(name, type)).toBe(form);
	});
});

describe('a file that lies', () => {
	it.for<[FileForm | null, FileForm | null, boolean]>([
		['jpeg', 'pdf', true],
		['jpeg', 'page', true],
		['pdf', 'program', true],
		['pdf', null, true],
		['png', null, true],
		['mp3', null, false],
		['zip', 'old-office', false],
		['mov', 'mp4', false],
		['jpeg', 'jpeg', false],
		[null, 'program', false]
	])('says %s and is %s: %s', ([said, real, lies]) => {
		expect(isDisguised(said, real)).toBe(lies);
	});
});

it.for<[string, string, string | null]>([
	['IMG_1.HEIC', '', 'heic'],
	['', 'image/heif', 'heic'],
	['clip.mov', 'video/quicktime', 'mov'],
	['report.pages', '', 'apple'],
	['all.zip', 'application/zip', 'archive'],
	['drawing.svg', 'image/svg+xml', 'page'],
	['bill.exe', '', 'program'],
	['letter.docx', '', null],
	['photo.jpg', 'image/jpeg', null]
])('whether others can open %s %s', ([name, type, why]) => {
	expect(hardToOpen(name, type)).toBe(why);
});

describe('a name', () => {
	it('cannot turn itself round', () => {
		expect(plainName('bill\u202Egpj.exe', 300)).toBe('billgpj.exe');
		expect(plainName('\u202E\u2066', 300)).toBe('file');
		expect(plainName('فاتورة.pdf', 300)).toBe('فاتورة.pdf');
	});

	it('keeps its ending when it is shortened, and never half a character', () => {
		expect(plainName(`${'x'.repeat(400)}.pdf`, 300)).toBe(`${'x'.repeat(296)}.pdf`);
		const smileys = plainName(`a${'😀'.repeat(200)}.pdf`, 300);
		expect(smileys.isWellFormed()).toBe(true);
		expect(smileys.length).toBeLessThanOrEqual(300);
		expect(smileys).toMatch(/😀\.pdf$/u);
	});
});
