/** The page in an answer that somebody opens without the app: it says whose it is and where it belongs. */
import { inWords } from '#lib/record/dates.ts';
import type { Row } from '#lib/record/rows.ts';
import { escaped } from './html.ts';
import type { Purpose } from './record-file.ts';
import { style } from './record-page.ts';

interface Shown {
	readonly rows: readonly Row[];
	/** ISO instant. */
	readonly created: string;
	readonly purpose?: Purpose;
}

export function* replyPage({ rows, created, purpose }: Shown): Generator<string> {
	const person = rows.find((row) => purpose?.is === 'reply' && row.id === purpose.person);
	const name = person?.kind === 'person' ? person.fields.name : 'somebody';
	yield `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Answer from ${escaped(name)}</title>
<style>${style}</style>
</head>
<body>
<h1>Answer from ${escaped(name)}</h1>
<p>Written on ${escaped(inWords(created.slice(0, 10)))}. It belongs to a record: open this file there, on the Share page of Waymark.</p>
`;
	const texts = rows.flatMap((row) =>
		!row.deleted && (row.kind === 'confirmation' || row.kind === 'comment')
			? [row.kind === 'comment' ? row.fields.text : row.fields.comment]
			: []
	);
	const said = texts.filter((text) => text !== '');
	if (said.length > 0) {
		yield '<h2>What it says</h2>\n<ul>\n';
		for (const text of said) yield `<li><pre>${escaped(text)}</pre></li>\n`;
		yield '</ul>\n';
	}
	yield '<p class="note">All of it is in rows.jsonl beside this page.</p>\n</body>\n</html>\n';
}
