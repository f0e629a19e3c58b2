import { describe, expect, it } from 'vitest';
import { files, findings, read } from './support/repository.ts';

const colour =
	/#[0-9a-f]{3,8}\b|\b(rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|:[^;]*(?<![-\w])(white|black|red|green|blue|yellow|orange|purple|gr[ae]y|silver|navy|teal|maroon|gold)(?![-\w])/i;
const attribute = /\b(fill|stroke|color|stop-color|flood-color)=["']?(#|rgb|hsl|oklch)/i;

/** Colour literals in a stylesheet or in the `<style>` of a component, and in attributes of its markup. */
function literals(path: string, source: string): string[] {
	let isStyle = path.endsWith('.css');
	return source.split('\n').flatMap((line, index) => {
		if (/<style\b/.test(line)) isStyle = true;
		if (/<\/style>/.test(line)) isStyle = false;
		const found = isStyle ? colour.exec(line.replace(/\/\*.*?\*\//g, '')) : attribute.exec(line);
		return found ? [`${path}:${index + 1}  ${found[0].trim()}`] : [];
	});
}

describe('one look', () => {
	it('takes every colour from the tokens in src/app.css', () => {
		const paths = files(/^src\/.+\.(svelte|css)$/).filter((path) => path !== 'src/app.css');
		expect(paths.flatMap((path) => literals(path, read(path)))).toEqual([]);
	});

	it('knows a colour literal from a token', () => {
		const found = (source: string) => literals('x.svelte', source).length;
		expect(found('<style>\n\ta { color: #fff; }\n</style>')).toBe(1);
		expect(found('<style>\n\ta { background: oklch(0.5 0.1 20); }\n</style>')).toBe(1);
		expect(found('<style>\n\ta { border: 1px solid black; }\n</style>')).toBe(1);
		expect(found('<path fill="#fff" />')).toBe(1);
		expect(found('<style>\n\ta { color: var(--signal-red); white-space: nowrap; }\n</style>')).toBe(0);
		expect(found('{#each rows as row}{/each}<path fill="currentColor" />')).toBe(0);
	});
});

describe('nothing from outside', () => {
	it('has no address of another host in the app, comments aside', () => {
		// A namespace is a name that nobody fetches.
		const address = /\b(https?|wss?):\/\/(?!www\.w3\.org\/)[a-z0-9][^\s"'`)]*/i;
		const isComment = /^\s*(\*|\/\/|\/\*|<!--|#)/;
		const found = findings(files(/^src\/(?!tools\/)/), (line) =>
			isComment.test(line) ? undefined : address.exec(line)?.[0]
		);
		expect(found, 'addresses for people to follow stand in content/ and docs/').toEqual([]);
	});
});
