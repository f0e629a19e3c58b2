import { describe, expect, it } from 'vitest';
import { lengthOf } from '#lib/components/evidence/media-length.ts';
import { viewOf } from '#lib/components/evidence/file-views.ts';
import { openPdf } from '#lib/components/evidence/views/pdf.ts';
import { readTable } from '#lib/components/evidence/views/read-table.ts';
import { readText } from '#lib/components/evidence/views/read-text.ts';
import { readWord } from '#lib/components/evidence/views/read-word.ts';
import { aPdf, aWav, aWordDocument } from '../../support/files-to-view.ts';

const blob = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

/** The same ZIP, whose first entry says that it unpacks to two gigabytes. */
function swollen(zip: Uint8Array): Uint8Array {
	const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
	let at = 0;
	while (view.getUint32(at, true) !== 0x02014b50) at++;
	view.setUint32(at + 24, 2_000_000_000, true);
	return zip;
}

it.each([
	['application/pdf', 'a.pdf', 'pdf'],
	['', 'Letter.DOCX', 'word'],
	['application/vnd.ms-excel', 'calls.csv', 'table'],
	['text/markdown', 'notes', 'markdown'],
	['image/svg+xml', 'drawing.svg', 'text'],
	['text/html', 'page.html', 'text'],
	['image/png', 'page.html', 'image'],
	['application/zip', 'all.zip', 'file']
])('a file of type “%s” named %s is looked at as %s', (type, name, as) => {
	expect(viewOf(type, name).as).toBe(as);
});

it('bytes that our own code reads get a type that no browser runs', () => {
	for (const type of ['text/html', 'image/svg+xml', 'application/pdf', 'application/xhtml+xml'])
		expect(viewOf(type).type).toBe('application/octet-stream');
});

describe('a PDF', () => {
	it('is drawn page by page, with the words on each', async () => {
		const pdf = (await openPdf(blob(aPdf(['The first page', 'The second page']))))!;
		const canvas = document.createElement('canvas');
		expect(pdf.pages).toBe(2);
		expect(await pdf.draw(2, canvas, 300)).toBe('The second page');
		const drawn = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data;
		expect(
			drawn.some((value, index) => index % 4 === 0 && value < 100),
			'there is ink on it'
		).toBe(true);
		pdf.close();
	});

	it('that is damaged is refused', async () => {
		await expect(openPdf(new Blob(['%PDF-1.4 nonsense']))).rejects.toThrow();
		const whole = aPdf(['One', 'Two']);
		await expect(openPdf(blob(whole.slice(0, 60)))).rejects.toThrow();
	});
});

describe('a Word document', () => {
	it('shows its words under headings that fit the page, without links that run', async () => {
		const found = await readWord(blob(aWordDocument('Complaints', 'I called back.', 'javascript:alert(1)')));
		const html = found === 'too-large' ? '' : String(found.html);
		expect(html).toContain('<h3>Complaints</h3>');
		expect(html).toContain('I called back.');
		expect(html).not.toContain('javascript');
	});

	it('that is none, or a trap, is refused', async () => {
		await expect(readWord(new Blob(['PK nonsense']))).rejects.toThrow();
		expect(await readWord(blob(swollen(aWordDocument('Small', 'It says that it is large.'))))).toBe(
			'too-large'
		);
	});
});

describe('text', () => {
	it('is read as it was written, whatever the encoding', async () => {
		const utf16 = new Uint8Array([0xff, 0xfe, 0xe9, 0, 0x61, 0]);
		expect(await readText(blob(utf16), 100)).toEqual({ text: 'éa', whole: true });
		expect(await readText(blob(new Uint8Array([0x63, 0xe9])), 100)).toEqual({ text: 'cé', whole: true });
		expect(await readText(new Blob(['£5 é']), 100)).toEqual({ text: '£5 é', whole: true });
	});

	it('of any size is read at its beginning only, without half a letter', async () => {
		const letters = 'é'.repeat(1_000);
		const beginning = await readText(new Blob([letters]), 101);
		expect(beginning).toEqual({ text: 'é'.repeat(50), whole: false });
	});

	it('that holds bytes of something else is none', async () => {
		expect(await readText(blob(new Uint8Array([77, 90, 0, 1])), 100)).toBeNull();
	});
});

describe('a table', () => {
	it('shows its first rows and says how many there are', async () => {
		const lines = Array.from({ length: 500 }, (_, index) => `${index},"a, b"`);
		const table = await readTable(new Blob([['count,words', ...lines].join('\n')]));
		expect(table?.head).toEqual(['count', 'words']);
		expect(table?.rows[1]).toEqual(['1', 'a, b']);
		expect([table?.rows.length, table?.all]).toEqual([200, 500]);
	});

	it('too large to be read whole does not say how many rows it has', async () => {
		const table = await readTable(new Blob(['a,b\n', '1,2\n'.repeat(300_000)]));
		expect([table?.rows.length, table?.all]).toEqual([200, null]);
	});
});

describe('the length of a recording', () => {
	const measured = async (file: Blob) => {
		const address = URL.createObjectURL(file);
		const seconds = await lengthOf(address, file.type.startsWith('audio/') ? 'audio' : 'video');
		URL.revokeObjectURL(address);
		return seconds;
	};

	it('is read from its file', async () => {
		expect(await measured(new Blob([new Uint8Array(aWav(7))], { type: 'audio/wav' }))).toBeCloseTo(7, 1);
	});

	it('is found where the browser that recorded it wrote none', async () => {
		const canvas = document.createElement('canvas');
		const pen = canvas.getContext('2d')!;
		const recorder = new MediaRecorder(canvas.captureStream());
		const draw = () => {
			pen.fillStyle = pen.fillStyle === '#000000' ? '#ffffff' : '#000000';
			pen.fillRect(0, 0, canvas.width, canvas.height);
			if (recorder.state === 'recording') requestAnimationFrame(draw);
		};
		const parts: Blob[] = [];
		recorder.ondataavailable = ({ data }) => {
			parts.push(data);
			// Two parts are enough to have a length.
			if (parts.length === 3 && recorder.state === 'recording') recorder.stop();
		};
		const stopped = new Promise((resolve) => (recorder.onstop = resolve));
		recorder.start(200);
		draw();
		await stopped;
		const seconds = await measured(new Blob(parts, { type: recorder.mimeType || 'video/webm' }));
		expect(seconds).toBeGreaterThan(0.2);
		expect(seconds).toBeLessThan(30);
	});

	it('of what is no recording is not known', async () => {
		expect(await measured(new Blob(['nonsense'], { type: 'audio/wav' }))).toBeNull();
	});
});
