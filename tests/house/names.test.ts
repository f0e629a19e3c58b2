import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { files, findings, read } from './support/repository.ts';

/**
 * The words that name a standard or an organisation, as the files in content/ give them, so that a new
 * specification is covered by its own data.
 */
function names(): string[] {
	const found = new Set<string>();
	for (const path of files(/^content\/(standards|specifications)\/.+\.yaml$/)) {
		const [, kind, name = ''] = /^content\/(standards|specifications)\/([^/.]+)/.exec(path) ?? [];
		found.add(name);
		const text = read(path);
		// To read all of content takes seconds; one file in each folder has the names.
		if (!/^(reference|organisation):/m.test(text)) continue;
		const file: unknown = parse(text);
		if (kind === 'standards')
			for (const word of [field(file, 'reference'), field(file, 'title')]) found.add(word);
		const organisation: unknown =
			file && typeof file === 'object' && 'organisation' in file && file.organisation;
		if (organisation) for (const key of ['name', 'short']) found.add(field(organisation, key));
	}
	found.delete('');
	return [...found];
}

function field(of: unknown, key: string): string {
	const value =
		of && typeof of === 'object' ? Object.entries(of).find(([name]) => name === key)?.[1] : undefined;
	return typeof value === 'string' ? value : '';
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

describe('rules are data', () => {
	it('content names the standards and organisations', () => {
		expect(names().some((name) => /^ST\d{4}$/.test(name))).toBe(true);
		expect(names().length).toBeGreaterThan(3);
	});

	it('no line of src names a standard or an organisation', () => {
		const words = new RegExp(`\\b(${names().map(escaped).join('|')}|ST\\d{4})\\b`, 'i');
		const found = findings(files(/^src\//), (line) => words.exec(line)?.[0]);
		expect(found, 'names come from content/').toEqual([]);
	});
});
