import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { catalogue } from '../../../src/tools/docs/catalogue.ts';
import { documentsOf } from '../../../src/tools/docs/documents.ts';
import { loadDocumented, type Documented } from '../../../src/tools/docs/load.ts';
import { table } from '../../../src/tools/docs/markdown.ts';
import { sectionsDocument } from '../../../src/tools/docs/sections.ts';

describe('documents made from the content', () => {
	let made: ReturnType<typeof documentsOf>;
	let all: Documented[];
	beforeAll(async () => {
		all = await loadDocumented(process.cwd());
		made = documentsOf(all);
	}, 60_000);
	const first = () => {
		const [one] = all;
		if (!one) throw new Error('there is no specification');
		return one;
	};

	it('name only what is there, and say of each section where it lives or why it is left out', () => {
		expect(made.problems).toEqual([]);
	});

	it('are committed as they would be made now', () => {
		expect(made.documents.size).toBeGreaterThan(0);
		const stale = [...made.documents].filter(
			([path, text]) => !existsSync(path) || readFileSync(path, 'utf8').replaceAll('\r\n', '\n') !== text
		);
		expect(
			stale.map(([path]) => path),
			'run npm run docs and commit what it wrote'
		).toEqual([]);
		const there = ['docs/handbooks', 'docs/catalogue'].flatMap((folder) =>
			readdirSync(folder).map((name) => `${folder}/${name}`)
		);
		expect(there.sort()).toEqual([...made.documents.keys()].sort());
	});

	it('hold every criterion, KSB, question, deadline and word', () => {
		for (const { source, specification, practice } of all) {
			const text = made.documents.get(`docs/catalogue/${source.id}.md`) ?? '';
			const wanted = [
				...[...specification.criteria, ...specification.ksbs].map(
					(one) => `| ${one.id} | ${one.type === 'ksb' ? one.kind : one.grade} | ${one.text} |`
				),
				...practice.questions.map((one) => `#### ${one.text}`),
				...practice.deadlines.map(({ name }) => `### ${name}`),
				...practice.glossary.map(({ term, means }) => `| ${term} | ${means} |`)
			];
			expect(
				wanted.filter((line) => !text.includes(line)),
				source.id
			).toEqual([]);
		}
	});

	it('change with a threshold, in words', () => {
		const one = first();
		const methods = one.specification.methods.map((method) => ({
			...method,
			grading: {
				...method.grading,
				kind: 'points' as const,
				outOf: 91,
				boundaries: [{ grade: 'pass', from: 47 }]
			}
		}));
		const text = catalogue({ ...one, specification: { ...one.specification, methods } }, () => undefined);
		expect(text).toContain('- Pass: 47 of 91 points or more');
	});

	test.each<[string, { section: string; lives: string[]; leftOut?: string }, string[]]>([
		[
			'a key that is nowhere',
			{ section: 'Fees', lives: ['topics.fee'] },
			['sections.0.lives: nothing is called topics.fee (Fees)']
		],
		[
			'a method that is nowhere',
			{ section: 'Song', lives: ['criteria.song'] },
			['sections.0.lives: nothing is called criteria.song (Song)']
		],
		[
			'nothing at all',
			{ section: 'Fees', lives: [] },
			['sections.0: say where the facts of “Fees” live, or why they are left out']
		],
		['a reason', { section: 'Contents', lives: [], leftOut: 'A list.' }, []],
		['what is there', { section: 'All', lives: ['methods', 'grading', 'standard.areas', 'readings'] }, []]
	])('tell of a section with %s', (_, section, problems) => {
		const one = first();
		expect(sectionsDocument({ ...one, source: { ...one.source, sections: [section] } }).problems).toEqual(
			problems
		);
	});
});

test('a cell stays a cell', () => {
	expect(table(['a'], [['one | two\n  three']])).toBe('| a |\n| --- |\n| one \\| two three |');
});
