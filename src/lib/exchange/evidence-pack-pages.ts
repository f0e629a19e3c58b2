/** The pages of an evidence pack: no script, nothing from outside. */
import { inWords } from '#lib/record/dates.ts';
import { kindWord, placeName, shortSign } from '#lib/specification/find.ts';
import { counted } from '#lib/specification/words.ts';
import type { Pack, PackedFile, PackedPiece, Shown } from './evidence-pack.ts';
import { escaped } from './html.ts';
import { whyNames } from './file-names-left.ts';
import { style } from './record-page.ts';

export const paths = { index: 'index.html', mapping: 'mapping.html' } as const;

/** On a narrow screen each row of the mapping stands as a block, with the column's name before each cell. */
const ownStyle = `.wide{max-width:72rem}.pieces p{margin:0}.pieces>li{padding-left:.25rem}.pieces ul{margin:0;padding-left:1.2rem}
table{border-collapse:collapse;max-width:100%}th,td{border:1px solid var(--rule);padding:.4rem .6rem;text-align:left;vertical-align:top;overflow-wrap:break-word}
.mapping{width:100%}.mapping th{font-weight:400}.mapping thead th{font-weight:600}.mapping thead th:first-child{width:32%}.mapping thead th:nth-child(3){width:13%}
.words{overflow-x:auto}@media print{tr,.pieces>li{break-inside:avoid}}
@media(max-width:45rem){.mapping thead{position:absolute;clip-path:inset(50%)}.mapping,.mapping tbody,.mapping tr,.mapping th,.mapping td{display:block;width:auto}
.mapping th,.mapping td{border:0;padding:.15rem 0}.mapping th{border-top:2px solid;margin-top:1rem;padding-top:.5rem}.mapping td[data-of]::before{content:attr(data-of) ": ";font-weight:600}.mapping tr:has(>td:first-child){border-top:1px solid var(--rule);margin-top:.5rem;padding-top:.35rem}}`;

/** To be opened first. */
export function* indexPage(pack: Pack, created: string): Generator<string> {
	const { apprentice, method, pieces, anonymous, chosen } = pack;
	yield* head(`${method.name}: evidence of ${apprentice}`, pack);
	yield `<p>${escaped(counted(pieces.length, 'piece'))} of evidence${chosen ? ', chosen by the apprentice and in their order' : ', in the order of their dates'}. Put together on ${escaped(inWords(created.slice(0, 10)))}.</p>
<p><a href="${paths.mapping}"><strong>Mapping document: which piece shows what, and where</strong></a></p>
${anonymous ? '<p>In the words on these pages, roles stand in the place of names. The files are as they were: <a href="#as-they-were">which of them may name somebody, and why</a>.</p>\n' : ''}<h2>Pieces</h2>
<ol class="pieces">
`;
	for (const piece of pieces) {
		yield `<li value="${piece.number}"><a href="${address(piece.path)}">${escaped(piece.title)}</a>
<p class="note">${escaped(about(piece))}</p>
${files(piece.files, '')}</li>
`;
	}
	yield '</ol>\n';
	if (anonymous) yield* asTheyWere(pieces);
	yield '</body>\n</html>\n';
}

/** Files are not looked into, so all of them are named. */
function* asTheyWere(pieces: readonly PackedPiece[]): Generator<string> {
	const all = pieces.flatMap((piece) => piece.files);
	yield '<h2 id="as-they-were">Files that were not made anonymous</h2>\n';
	if (all.length === 0) yield '<p>There are no files in this pack.</p>\n';
	else {
		yield '<ul>\n';
		for (const { attachment, path } of all)
			yield `<li><a href="${address(path)}">${escaped(baseName(path))}</a><br><span class="note">It may show ${escaped(whyNames(attachment.fields))}.</span></li>\n`;
		yield '</ul>\n';
	}
}

/** Requirement by requirement, with page references. */
export function* mappingPage(pack: Pack): Generator<string> {
	const { specification, mapping, method } = pack;
	yield* head(`${method.name}: mapping document of ${pack.apprentice}`, pack, 'wide');
	yield `<p><a href="${paths.index}">All pieces</a></p>
<table class="mapping">
<thead><tr><th scope="col">Requirement</th><th scope="col">Piece</th><th scope="col">Where</th><th scope="col">How it shows it</th></tr></thead>
<tbody>
`;
	for (const { requirement, shown } of mapping) {
		const place = placeName(specification, requirement);
		const rows = Math.max(1, shown.length);
		const heading = `<th scope="row" rowspan="${rows}"><strong>${escaped(shortSign(requirement))}</strong> <span class="note">${escaped(`${place}, ${kindWord(requirement)}`)}</span><br>${escaped(requirement.text)}</th>`;
		if (shown.length === 0)
			yield `<tr>${heading}<td colspan="3" class="note">No piece in this pack</td></tr>\n`;
		else yield* shown.map((one, index) => `<tr>${index === 0 ? heading : ''}${cells(one)}</tr>\n`);
	}
	yield '</tbody>\n</table>\n</body>\n</html>\n';
}

/** One piece with its words, its files and all that it shows. */
export function* piecePage(
	piece: PackedPiece,
	pack: Pack,
	rendered: (markdown: string) => string
): Generator<string> {
	yield* head(`${piece.number}. ${piece.title}`, pack);
	yield `<p>${escaped(about(piece))}</p>
${piece.text.trim() === '' ? '' : `<div class="words">${rendered(piece.text)}</div>\n`}${piece.files.length > 0 ? `<h2>Files</h2>\n${files(piece.files, '../')}` : ''}<h2>What it shows</h2>
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

function* head(
	title: string,
	{ specification: { standard, organisation } }: Pack,
	width: 'narrow' | 'wide' = 'narrow'
): Generator<string> {
	yield `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${style}
${ownStyle}</style>
</head>
<body class="${width}">
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
		`<li><a href="${up}${address(path)}">${escaped(baseName(path))}</a> <span class="note">${escaped([...(name ? [name] : []), size(attachment.fields.size)].join(', '))}</span></li>\n`;
	return `<ul>\n${all.map(line).join('')}</ul>\n`;
}

function cells(one: Shown): string {
	const { piece, where, how, part } = one;
	const cell = (of: string, text: string) =>
		text === '' ? '<td></td>' : `<td data-of="${of}">${escaped(text)}</td>`;
	return `<td data-of="Piece"><a href="${address(piece.path)}">${escaped(`${piece.number}. ${piece.title}`)}</a>${part ? ' <span class="note">in part</span>' : ''}</td>${cell('Where', where)}${cell('How', how)}`;
}

function words({ how, where, part }: Shown): string {
	return [
		...(part ? ['<p class="note">In part.</p>'] : []),
		...(how === '' ? [] : [`<pre>${escaped(how)}</pre>`]),
		...(where === '' ? [] : [`<p>Where: ${escaped(where)}</p>`])
	].join('\n');
}

const baseName = (path: string) => path.slice(path.lastIndexOf('/') + 1);
const address = (path: string) => escaped(path.split('/').map(encodeURIComponent).join('/'));

function size(bytes: number): string {
	if (bytes < 1000) return counted(bytes, 'byte');
	return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
