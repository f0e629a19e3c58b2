/** The feedback on one mock as a page of its own: a file that opens anywhere, without script and from nowhere else. */
import { escaped } from './html.ts';
import { style } from './record-page.ts';

export interface FeedbackPage {
	/** What was rehearsed. */
	readonly title: string;
	readonly apprentice: string;
	/** Which attempt, when, and with whom, as a sentence. */
	readonly about: string;
	/** What it would give, with its reasons; null where the method is gone. */
	readonly outcome: string | null;
	/** Not null once the tutor handed it over. */
	readonly released: string | null;
	/** The tutor's words, each under its heading. */
	readonly words: readonly { readonly name: string; readonly text: string }[];
	readonly actions: readonly {
		readonly text: string;
		/** Who, and by which day. */
		readonly when: string;
	}[];
	/** Marks, sorted by what to do about them. */
	readonly groups: readonly {
		readonly name: string;
		readonly lines: readonly { readonly text: string; readonly note: string }[];
	}[];
}

export function feedbackPage(page: FeedbackPage): string {
	const { title, apprentice, about, outcome, released, words, actions, groups } = page;
	return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(`${apprentice}: ${title}`)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${escaped(`${apprentice}. ${about}`)}</p>
${released === null ? '<p><strong>A draft: the tutor has not released it yet.</strong></p>\n' : `<p>${escaped(released)}</p>\n`}<h2>What it would give</h2>
<p>${escaped(outcome ?? 'The specification has no such method any more.')}</p>
${words.map(({ name, text }) => `<h2>${escaped(name)}</h2>\n<pre>${escaped(text.trim() || 'Nothing written.')}</pre>\n`).join('')}<h2>Actions</h2>
${
	actions.length === 0
		? '<p>None agreed yet.</p>'
		: `<ul>\n${actions.map(({ text, when }) => `<li><pre>${escaped(text)}</pre><p class="note">${escaped(when)}</p></li>\n`).join('')}</ul>`
}
${groups.map(({ name, lines }) => `<h2>${escaped(`${name} (${lines.length})`)}</h2>\n<ul>\n${lines.map(lineOf).join('')}</ul>\n`).join('')}</body>
</html>
`;
}

function lineOf({ text, note }: FeedbackPage['groups'][number]['lines'][number]): string {
	return `<li>${escaped(text)}${note === '' ? '' : `<pre class="note">${escaped(note)}</pre>`}</li>\n`;
}
