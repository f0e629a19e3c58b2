/** Small files of the kinds that can be looked at, made here so that each test says what is in them. */
import { strToU8, zipSync } from 'fflate';

/** A PDF with one line of text on each page. */
export function aPdf(lines: readonly string[]): Uint8Array {
	const kids = lines.map((_, index) => `${4 + index * 2} 0 R`).join(' ');
	const objects = [
		'<< /Type /Catalog /Pages 2 0 R >>',
		`<< /Type /Pages /Kids [${kids}] /Count ${lines.length} >>`,
		'<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
		...lines.flatMap((line, index) => {
			const text = `BT /F1 24 Tf 72 700 Td (${line}) Tj ET`;
			return [
				`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
				`<< /Length ${text.length} >>\nstream\n${text}\nendstream`
			];
		})
	];
	let body = '%PDF-1.4\n';
	const offsets = objects.map((object, index) => {
		const at = body.length;
		body += `${index + 1} 0 obj\n${object}\nendobj\n`;
		return at;
	});
	const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
	const count = objects.length + 1;
	return strToU8(
		`${body}xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
		true
	);
}

const types = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const relations = 'http://schemas.openxmlformats.org';

/** A Word document with a heading, a paragraph and a link. */
export function aWordDocument(heading: string, text: string, link = 'https://example.com/'): Uint8Array {
	const document = `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${relations}/wordprocessingml/2006/main" xmlns:r="${relations}/officeDocument/2006/relationships"><w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>${heading}</w:t></w:r></w:p><w:p><w:r><w:t>${text}</w:t></w:r></w:p><w:p><w:hyperlink r:id="rId9"><w:r><w:t>the link</w:t></w:r></w:hyperlink></w:p></w:body></w:document>`;
	return zipSync({
		'[Content_Types].xml': strToU8(
			`<?xml version="1.0" encoding="UTF-8"?><Types xmlns="${relations}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${types}.document.main+xml"/></Types>`
		),
		'_rels/.rels': strToU8(
			`<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${relations}/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
		),
		'word/document.xml': strToU8(document),
		'word/styles.xml': strToU8(
			`<?xml version="1.0" encoding="UTF-8"?><w:styles xmlns:w="${relations}/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`
		),
		'word/_rels/document.xml.rels': strToU8(
			`<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="${relations}/package/2006/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId9" Type="${relations}/officeDocument/2006/relationships/hyperlink" Target="${link}" TargetMode="External"/></Relationships>`
		)
	});
}

/** A quiet recording of so many seconds. */
export function aWav(seconds: number): Uint8Array {
	const rate = 8_000;
	const samples = rate * seconds;
	const bytes = new Uint8Array(44 + samples).fill(128);
	const view = new DataView(bytes.buffer);
	const words = (at: number, text: string) => bytes.set(strToU8(text), at);
	words(0, 'RIFF');
	view.setUint32(4, 36 + samples, true);
	words(8, 'WAVEfmt ');
	view.setUint32(16, 16, true);
	view.setUint16(20, 1, true);
	view.setUint16(22, 1, true);
	view.setUint32(24, rate, true);
	view.setUint32(28, rate, true);
	view.setUint16(32, 1, true);
	view.setUint16(34, 8, true);
	words(36, 'data');
	view.setUint32(40, samples, true);
	return bytes;
}
