import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findTerm } from '#lib/components/glossary/find-term.ts';

const glossary = [{ term: 'Off-the-job training', means: 'Time to learn.', source: 'ours' }];

test('a word is found however it is written', () => {
	expect(findTerm(glossary, 'off the job TRAINING')?.means).toBe('Time to learn.');
	expect(findTerm(glossary, 'wick')).toBeNull();
});

test('the specification explains a word before we do', () => {
	expect(findTerm(glossary, 'gateway')?.source).toBeNull();
	const printed = { term: 'Gateway', means: 'Theirs.', source: 'ours' };
	expect(findTerm([...glossary, printed], 'gateway')?.means).toBe('Theirs.');
});

test('every word that a page offers to explain is explained, whatever the specification', () => {
	const pages = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
		path.endsWith('.svelte')
	);
	const words = pages.flatMap((path) =>
		[...readFileSync(`src/${path}`, 'utf8').matchAll(/<Term[^>]*\bword="([^"]+)"/g)].map(
			([, word]) => word ?? ''
		)
	);
	expect(words.length).toBeGreaterThan(5);
	expect(words.filter((word) => findTerm([], word) === null)).toEqual([]);
});
