/** The pages of an evidence pack: no script, nothing from outside. */
import { inWords } from '#lib/record/dates.ts';
import { kindWord, placeName, shortSign } from '#lib/specification/find.ts';
import { counted } from '#lib/specification/words.ts';
import type { Pack, PackedFile, PackedPiece, Shown } from './evidence-pack.ts';
import { escaped } from './html.ts';
import { style } from './record-page.ts';

export const paths = { index: 'index.html', mapping: 'mapping.html' } as const;

/** To be opened first. */
export function* indexPage(pack: Pack, created: string): Generator<string> {
	const { apprentice, method, pieces, anonymous, chosen } = pack;
	yield* head(`${method.name}: evidence of ${apprentice}`, pack);
	yield `<p>${escaped(counted(pieces.length, 'piece'))} of evidence${chosen ? ', chosen by the apprentice and in their order' : ', in the order of their dates'}. Put together on ${escaped(inWords(created.slice(0, 10)))}.</p>
<p><a href="${paths.mapping}"><strong>Mapping document: which piece shows what, and where</strong></a></p>
${anonymous ? '<p class="note">In the words on these pages people’s names were replaced by their roles. Files, pictures and recordings are as they were.</p>\n' : ''}<h2>Pieces</h2>
<ol>
`;
	for (const piece of pieces) {
		yield `<li value="${piece.number}"><a href="${address(piece.path)}">${escaped(piece.title)}</a>
<p class="note">${escaped(about(piece))}</p>
${files(piece.files, '')}</li>
`;
	}
	yield '</ol>\n</body>\n</html>\n';
}

/** Requirement by requirement, with page references. */
export function* mappingPage(pack: Pack): Generator<string> {
	const { specification, mapping, method } = pack;
	yield* head(`${method.name}: mapping document of ${pack.apprentice}`, pack);
	yield `<p><a href="${paths.index}">All pieces</a></p>
<table>
<thead><tr><th scope="col">Requirement</th><th scope="col">Piece</th><th scope="col">Where</th><th scope="col">How it shows it</th></tr></thead>
<tbody>
`;
	for (const { requirement, shown } of mapping) {
		const place = placeName(specification, requirement);
		const rows = Math.max(1, shown.length);
		const heading = `<th scope="row" rowspan="${rows}">${escaped(shortSign(requirement))}<br><span class="note">${escaped(`${place}, ${kindWord(requirement)}`)}</span><br>${escaped(requirement.text)}</th>`;
		if (shown.length === 0) yield `<tr>${heading}<td colspan="3">No piece in this pack</td></tr>\n`;
		else yield* shown.map((one, index) => `<tr>${index === 0 ? heading : ''}${cells(one)}</tr>\n`);
	}
	yield '</tbody>\n</table>\n</body>\n</html>\n';
}

/** One piece with its words, its files and all that it shows. */
export function* piecePage(piece: PackedPiece, pack: Pack): Generator<string> {
	yield* head(`${piece.number}. ${piece.title}`, pack);
	yield `<p>${escaped(about(piece))}</p>
${piece.text.trim() === '' ? '' : `<pre>${escaped(piece.text)}</pre>\n`}${piece.files.length > 0 ? `<h2>Files</h2>\n${files(piece.files, '../')}` : ''}<h2>What it shows</h2>
`;
	const shown = pack.mapping.flatMap(({ requirement, shown: all }) =>
		all.filter((one) => one.piece === piece).map((one) => ({ requirement, one }))
	);
	if (shown.length === 0) yield `<p>It is mapped to nothing of the ${escaped(pack.method.name)}.</p>\n`;
	else {
		yield '<ul>\n';
		for (const { requirement, one } of shown)
			yield `<li><strong>${escaped(`${shortSign(requirement)}, ${placeName(pack.specification, requirement)}: ${requirement.text}`)}</strong>
${words(one)}</li>
`;
		yield '</ul>\n';
	}
	yield `<p><a href="../${paths.index}">All pieces</a>, <a href="../${paths.mapping}">mapping document</a></p>\n</body>\n</html>\n`;
}

function* head(title: string, { specification: { standard, organisation } }: Pack): Generator<string> {
	yield `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}
table{border-collapse:collapse;width:100%}th,td{border:1px solid;padding:.4rem;text-align:left;vertical-align:top;font-weight:400}
thead th{font-weight:600}td,th{overflow-wrap:anywhere}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(`${standard.reference} ${standard.title}, level ${standard.level}, ${organisation.name}`)}</p>
`;
}

function about({ kind, date, files: all }: PackedPiece): string {
	return [
		...(kind ? [kind] : []),
		date ? inWords(date) : 'no date',
		all.length === 0 ? 'no file' : counted(all.length, 'file')
	].join(', ');
}

function files(all: readonly PackedFile[], up: string): string {
	if (all.length === 0) return '';
	const line = ({ attachment, path, name }: PackedFile) =>
		`<li><a href="${up}${address(path)}">${escaped(path.slice(path.lastIndexOf('/') + 1))}</a> <span class="note">${escaped([...(name ? [name] : []), size(attachment.fields.size)].join(', '))}</span></li>\n`;
	return `<ul>\n${all.map(line).join('')}</ul>\n`;
}

function cells(one: Shown): string {
	const { piece, where, how, part } = one;
	return `<td><a href="${address(piece.path)}">${escaped(`${piece.number}. ${piece.title}`)}</a>${part ? '<br><span class="note">in part</span>' : ''}</td><td>${escaped(where)}</td><td>${escaped(how)}</td>`;
}

function words({ how, where, part }: Shown): string {
	return [
		...(part ? ['<p class="note">In part.</p>'] : []),
		...(how === '' ? [] : [`<pre>${escaped(how)}</pre>`]),
		...(where === '' ? [] : [`<p>Where: ${escaped(where)}</p>`])
	].join('\n');
}

const address = (path: string) => escaped(path.split('/').map(encodeURIComponent).join('/'));

function size(bytes: number): string {
	if (bytes < 1000) return counted(bytes, 'byte');
	return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
