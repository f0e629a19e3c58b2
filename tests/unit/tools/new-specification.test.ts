import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StandardSource } from '#lib/specification/check/schema.ts';
import { loadContent } from '../../../src/tools/content/load.ts';
import { scaffold } from '../../../src/tools/new-specification/scaffold.ts';

const content = join(import.meta.dirname, '..', '..', '..', 'content');

/** All content is read twice. */
const patience = 60_000;

/** A content folder of its own. */
async function copy(): Promise<string> {
	const root = await mkdtemp(join(tmpdir(), 'new-specification-'));
	onTestFinished(() => rm(root, { recursive: true }));
	for (const folder of ['standards', 'specifications'])
		await cp(join(content, folder), join(root, 'content', folder), { recursive: true });
	return join(root, 'content');
}

const { standards } = await loadContent(content);
const blanks: Readonly<Record<string, string>> = {
	atLeast: '1',
	cap: 'pass',
	liftedByExceptional: 'true',
	id: 'note'
};

/** A blank is a key with nothing but a note behind it; lists and groups go on in the next line, further in. */
function filled(text: string): string {
	const lines = text.split('\n');
	return lines
		.map((line, index) => {
			const [, before = '', key = ''] = /^(\s*(?:- )?(\w+):)\s*(?:#.*)?$/.exec(line) ?? [];
			const next = lines.slice(index + 1).find((one) => !/^\s*(#.*)?$/.test(one)) ?? '';
			const deeper = next.search(/\S/) > line.search(/\S/) && !/^\s*- /.test(line);
			return key === '' || deeper ? line : `${before} ${blanks[key] ?? 'Something'}`;
		})
		.join('\n');
}

function questions(standard: StandardSource, undrawn: readonly (string | undefined)[]): string {
	const list = standard.criteria
		.filter(({ id }) => undrawn.includes(id))
		.map(({ id, method }) => ({
			id: `ask-${id}`,
			method,
			text: 'Why?',
			draws: [id],
			pass: ['A reason'],
			source: 'ours'
		}));
	return JSON.stringify({ questions: list });
}

describe('a new specification', () => {
	it.for(standards.map((standard) => [standard.id, standard] as const))(
		'over %s names its blanks, and passes once they are filled',
		{ timeout: patience },
		async ([id, standard]) => {
			const folder = await copy();
			const own = join(folder, 'specifications', `${id}-guild`);
			await mkdir(own);
			for (const [name, text] of scaffold(`${id}-guild`, standard)) await writeFile(join(own, name), text);
			const { problems } = await loadContent(folder);
			expect(problems.length).toBeGreaterThan(10);
			expect(
				problems.filter(({ message }) => !message.includes('nothing stands behind it: fill it in'))
			).toEqual([]);

			for (const [name] of scaffold(`${id}-guild`, standard)) {
				const path = join(own, name);
				await writeFile(path, filled(await readFile(path, 'utf8')));
			}
			// A criterion that not every organisation has gets its questions from those that have it.
			const undrawn = (await loadContent(folder)).problems.map(
				({ message }) => /^no question or prompt draws out (\S+):/.exec(message)?.[1]
			);
			await writeFile(join(own, 'questions.yaml'), questions(standard, undrawn));
			const again = await loadContent(folder);
			expect(again.problems).toEqual([]);
			expect(again.specifications.map((one) => one.id)).toContain(`${id}-guild`);
		}
	);
});
