/** The page in a record file that shows the whole record without the app: no script, nothing from outside. */
import { changesSince, RowsBehind, type BehindOf } from '#lib/record/behind.ts';
import { inWords } from '#lib/record/dates.ts';
import type { Attachment, Claim, Confirmation, Evidence, Row, RowOf, Kind } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { escaped } from './html.ts';
import type { Purpose } from './record-file.ts';

interface Shown {
	readonly specification: Specification;
	readonly rows: readonly Row[];
	readonly recordId: string;
	/** ISO instant. */
	readonly created: string;
	readonly purpose?: Purpose;
}

export const style = `:root{color-scheme:light dark;font:1.05rem/1.6 "Atkinson Hyperlegible Next","Segoe UI",system-ui,sans-serif;--rule:color-mix(in srgb,currentColor 30%,transparent)}
body{max-width:48rem;margin:2rem auto;padding:0 1rem}
h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2.1rem)}h1,h2,h3{line-height:1.25;overflow-wrap:break-word}article{border-top:1px solid var(--rule);margin-top:2rem;padding-top:.5rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}li{margin:.5rem 0;overflow-wrap:anywhere}
dt{font-weight:600}dd{margin:0 0 .5rem}.note{opacity:.8}`;

/** @param paths attachment row → where its bytes stand, seen from the page */
export function* recordPage(record: Shown, paths: ReadonlyMap<string, string>): Generator<string> {
	const live = new Live(record.rows);
	const own = live.all('record').find((row) => row.id === record.recordId);
	const name = live.get('person', own?.fields.apprentice ?? '')?.fields.name ?? '';
	const { standard, organisation } = record.specification;

	yield `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(name)}: record</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(name)}</h1>
<p>${escaped(`${standard.reference} ${standard.title}, level ${standard.level}, ${organisation.name}`)}</p>
${purposeLine(record)}${own?.fields.sample ? '<p><strong>This is a sample: everybody in it is made up.</strong></p>\n' : ''}<dl>
${fact('Start', day(own?.fields.start))}${fact('Gateway', day(own?.fields.gateway))}${fact('Customer contact', own?.fields.contact.join(', '))}${fact('Exempt from', own?.fields.exempt.join(', '))}${fact('Written', day(record.created.slice(0, 10)))}</dl>
<h2>People</h2>
<ul>
`;
	for (const { fields } of live.all('person'))
		yield `<li>${escaped(`${fields.name} (${fields.roles.join(', ')})`)}</li>\n`;
	yield '</ul>\n<h2>Evidence</h2>\n';
	const texts = new Map(
		[...record.specification.criteria, ...record.specification.ksbs].map(({ key, text }) => [key, text])
	);
	const kinds = new Map(record.specification.evidence.kinds.map((kind) => [kind.id, kind.name]));
	for (const piece of live.all('evidence')) yield* evidencePart(piece, live, paths, texts, kinds);
	yield `<p class="note">Removed rows and the history are in rows.jsonl and journal.jsonl beside this page.</p>
</body>
</html>
`;
}

function purposeLine({ purpose, specification }: Shown): string {
	if (purpose?.is !== 'review') return '';
	const method = specification.methods.find(({ id }) => id === purpose.method)?.name ?? '';
	const what = {
		record: 'The whole record',
		method: `A part of the record (${method})`,
		claims: 'A part of the record (some claims)'
	}[purpose.scope];
	const note = purpose.note === '' ? '' : `<pre>${escaped(purpose.note)}</pre>\n`;
	return `<p><strong>${escaped(what)}, to be reviewed.</strong></p>\n${note}`;
}

function* evidencePart(
	piece: Evidence,
	live: Live,
	paths: ReadonlyMap<string, string>,
	texts: ReadonlyMap<string, string>,
	kinds: ReadonlyMap<string, string>
): Generator<string> {
	const { title, kind, date, agreed, text } = piece.fields;
	yield `<article>
<h3>${escaped(title)}</h3>
<p>${escaped([kinds.get(kind ?? '') ?? kind ?? 'no kind', day(date) ?? 'no date', agreed ? 'use agreed' : 'use not agreed yet'].join(', '))}</p>
${text === '' ? '' : `<pre>${escaped(text)}</pre>\n`}${undecided(piece)}`;
	const files = live.of('attachment', piece.id);
	if (files.length > 0)
		yield `<h4>Files</h4>\n<ul>\n${files.map((file) => fileLine(file, paths)).join('')}</ul>\n`;
	const claims = live.of('claim', piece.id);
	if (claims.length > 0) {
		yield '<h4>Mapped to</h4>\n<ul>\n';
		for (const claim of claims) yield claimLine(claim, live, texts);
		yield '</ul>\n';
	}
	yield '</article>\n';
}

function fileLine({ id, fields }: Attachment, paths: ReadonlyMap<string, string>): string {
	const address = (paths.get(id) ?? '').split('/').map(encodeURIComponent).join('/');
	return `<li><a href="${escaped(address)}">${escaped(fields.name)}</a> (${fields.size} bytes)</li>\n`;
}

function claimLine(claim: Claim, live: Live, texts: ReadonlyMap<string, string>): string {
	const { requirement, how, where } = claim.fields;
	const decisions = live
		.of('confirmation', claim.id)
		.map((decision) => decisionLine(decision, live, changesSince(decision, claim, live.behindOf).length > 0));
	return `<li><strong>${escaped(texts.get(requirement) ?? requirement)}</strong>
${how === '' ? '' : `<pre>${escaped(how)}</pre>\n`}${where === '' ? '' : `<p>Where: ${escaped(where)}</p>\n`}${undecided(claim)}${decisions.join('')}</li>
`;
}

function decisionLine({ fields }: Confirmation, live: Live, changed: boolean): string {
	const who = live.get('person', fields.person)?.fields.name ?? 'somebody';
	const what = fields.decision === 'confirmed' ? 'Confirmed' : 'Sent back';
	const since = changed ? '; changed since, so it counts no longer' : '';
	return `<p>${escaped(`${what} by ${who} (${fields.role}), ${day(fields.on) ?? ''}${since}${fields.comment && `: ${fields.comment}`}`)}</p>\n`;
}

/** Values written at the same time on two devices, while nobody has chosen between them. */
function undecided(row: Row): string {
	const lines = Object.entries(row.conflicts).flatMap(([field, others]) =>
		others.map(
			({ value }) =>
				`<p>Also written for “${escaped(field)}”: ${escaped(typeof value === 'string' ? value : JSON.stringify(value))}</p>\n`
		)
	);
	return lines.join('');
}

function fact(word: string, value: string | null | undefined): string {
	return value ? `<dt>${word}</dt><dd>${escaped(value)}</dd>\n` : '';
}

function day(date: string | null | undefined): string | null {
	return date ? inWords(date) : null;
}

/** Rows that are not deleted, by kind and by what they belong to. */
class Live {
	readonly behindOf: BehindOf;
	readonly #byKind: Map<Kind, Row[]>;
	readonly #byOwner: Map<string, Row[]>;

	constructor(rows: readonly Row[]) {
		const live = rows.filter((row) => !row.deleted);
		this.behindOf = new RowsBehind(live).of;
		this.#byKind = Map.groupBy(live, (row) => row.kind);
		this.#byOwner = Map.groupBy(live, (row) =>
			row.kind === 'attachment' || row.kind === 'claim'
				? row.fields.evidence
				: row.kind === 'confirmation'
					? row.fields.claim
					: ''
		);
	}

	all<K extends Kind>(kind: K): RowOf<K>[] {
		return (this.#byKind.get(kind) ?? []) as RowOf<K>[];
	}

	get<K extends Kind>(kind: K, id: string): RowOf<K> | undefined {
		return this.all(kind).find((row) => row.id === id);
	}

	of<K extends Kind>(kind: K, owner: string): RowOf<K>[] {
		return (this.#byOwner.get(owner) ?? []).filter((row) => row.kind === kind) as RowOf<K>[];
	}
}
