import { describe, expect, it, test } from 'vitest';
import {
	checkWords,
	countWords,
	dueWords,
	topicGroups,
	topicNames,
	whoWords
} from '#lib/specification/read/practice-in-words.ts';
import type { DeadlineRule, GatewayItem, Practice } from '#lib/specification/practice-types.ts';
import {
	durationWords,
	gradeLines,
	overallLines,
	rangeWords,
	retakeSentences,
	sourceWords,
	weightingWords
} from '#lib/specification/read/rules-in-words.ts';
import type { Grading, Method, OverallRule, Specification } from '#lib/specification/types.ts';
import { aSpecification } from '../assessment/builders.ts';

const guild = aSpecification({
	methods: { watch: { pass: 3, distinction: 4 }, case: { pass: 1, distinction: 0 } }
});

describe('what grades take', () => {
	const step = (grade: string, atLeast: number | 'all', outOf: number) => ({
		grade,
		criteria: grade,
		atLeast,
		outOf
	});
	test.each<[string, Grading, string[]]>([
		[
			'criteria, step by step',
			{ kind: 'criteria', steps: [step('pass', 'all', 30), step('distinction', 7, 10)], source: 'ours' },
			['pass: all 30 pass criteria', 'distinction: a pass, and at least 7 of the 10 distinction criteria']
		],
		[
			'a single criterion, and as many as there are',
			{ kind: 'criteria', steps: [step('pass', 3, 3), step('distinction', 'all', 1)], source: 'ours' },
			['pass: all 3 pass criteria', 'distinction: a pass, and the one distinction criterion']
		],
		[
			'points',
			{ kind: 'points', outOf: 40, boundaries: [{ grade: 'pass', from: 24 }], source: 'ours' },
			['pass: 24 of 40 points or more']
		]
	])('%s', (_, grading, lines) => {
		expect(gradeLines(guild, grading).map(({ grade, takes }) => `${grade}: ${takes}`)).toEqual(lines);
	});

	const overall = (rules: readonly OverallRule[], more: Partial<Specification> = {}) =>
		overallLines({ ...guild, ...more, overall: { rules, note: null, source: 'ours' } }).map(
			({ grade, takes }) => `${grade}: ${takes}`
		);

	it('overall, best first, and what is left', () => {
		expect(overall(guild.overall.rules)).toEqual([
			'distinction: distinction in every method',
			'pass: pass or better in every method',
			'fail: anything less'
		]);
	});

	it('overall, where methods are counted and one may be left out', () => {
		const methods = guild.methods.map((method, index) => ({ ...method, optional: index === 1 }));
		const rules = [
			{
				grade: 'distinction',
				everyMethod: 'pass',
				counts: [{ atLeast: 1, grade: 'distinction', of: ['watch', 'case'] }]
			},
			{ grade: 'pass', everyMethod: null, counts: [{ atLeast: 1, grade: 'pass', of: ['watch'] }] }
		];
		expect(overall(rules, { methods })).toEqual([
			'distinction: pass or better in every required method and distinction in at least 1 of the 2 methods',
			'pass: pass or better in at least 1 of Watch',
			'fail: anything less'
		]);
	});

	it('a second try', () => {
		expect(retakeSentences(guild).join(' ')).toBe(
			'A method that is taken again can reach pass at best, and so can the whole. Where exceptional circumstances are agreed, nothing is capped.'
		);
		const strict = aSpecification({
			methods: { watch: { pass: 1, distinction: 0 } },
			liftedByExceptional: false
		});
		expect(retakeSentences(strict)).toContain('Nothing lifts this cap.');
	});
});

test('figures and lengths say so where none is printed', () => {
	const method = (more: Partial<Method>): Method => ({ ...(guild.methods[0] as Method), ...more });
	expect(weightingWords(method({ weighting: 65 }))).toBe('65%');
	expect(weightingWords(method({ weighting: null }))).toBe('none printed');
	expect(durationWords(method({ duration: null }))).toBe('No length printed');
	expect(durationWords(method({ duration: { words: 'at most 1 hour' } }))).toBe('At most 1 hour');
	expect(
		[{ minimum: 10, maximum: 15 }, { minimum: 10 }, { maximum: 15 }, { minimum: 2, maximum: 2 }, {}].map(
			(range) => rangeWords({ ...range, source: 'ours' })
		)
	).toEqual(['10 to 15', 'at least 10', 'at most 15', '2', 'any number']);
});

test('a source names the organisation of its handbook', () => {
	const names = new Map([
		['guild', 'Guild of Lamplighters'],
		['union', 'Union']
	]);
	const organisationOf = (id: string) => names.get(id);
	expect(sourceWords('guild: Oil, p. 9', organisationOf)).toBe('Guild of Lamplighters handbook, Oil, p. 9');
	expect(sourceWords('guild: Oil (the cap); union: Resits', organisationOf)).toBe(
		'Guild of Lamplighters handbook, Oil (the cap); Union handbook, Resits'
	);
	expect(sourceWords('nobody: Oil', organisationOf)).toBe('nobody: Oil');
	expect(sourceWords('ours', organisationOf)).toContain('our own words');
});

describe('deadlines and gateway', () => {
	const deadline: DeadlineRule = {
		id: 'book-by',
		name: 'Book',
		text: '',
		kind: 'by',
		from: 'assessment',
		count: -20,
		unit: 'working-days',
		who: ['provider', 'apprentice'],
		printed: true,
		reading: null,
		advice: false,
		source: 'ours'
	};
	test.each<[Partial<DeadlineRule>, string]>([
		[{}, '20 working days before the assessment, or earlier'],
		[{ count: 1, unit: 'months', from: 'decision' }, '1 month after the decision at the latest'],
		[
			{ kind: 'not-before', count: 12, unit: 'months', from: 'start' },
			'12 months after the start of the apprenticeship at the earliest'
		],
		[{ count: 0, from: 'gateway' }, 'the day of gateway at the latest']
	])('%o', (more, words) => {
		expect(countWords({ ...deadline, ...more })).toBe(words);
	});

	const practice = {
		deadlines: [deadline],
		forms: [{ id: 'declaration', name: 'Declaration', ours: true, use: '', sections: [], source: 'ours' }]
	} as unknown as Practice;
	const item = (check: GatewayItem['check'], due: GatewayItem['due'] = 'gateway'): GatewayItem => ({
		id: 'one',
		name: 'One',
		text: '',
		todo: '',
		who: ['employer'],
		weight: 'required',
		due,
		only: null,
		check,
		source: 'ours'
	});
	test.each<[GatewayItem['check'], string]>([
		[{ kind: 'duration', count: 366, unit: 'days' }, '366 days since the start of the apprenticeship'],
		[{ kind: 'certificate', subject: 'english', level: 'level 1', alternatives: [] }, 'English: level 1'],
		[{ kind: 'covered', method: 'watch' }, 'Evidence for every pass criterion of the watch'],
		[{ kind: 'pieces' }, '10 to 15 pieces of evidence'],
		[{ kind: 'form', form: 'declaration' }, 'The form “Declaration”, filled in and signed'],
		[{ kind: 'declared', by: 'organisation' }, 'Said by the assessment organisation']
	])('a gateway item of the kind %o', (check, words) => {
		const evidence = { ...guild.evidence, pieces: { minimum: 10, maximum: 15, source: 'ours' } };
		expect(checkWords(item(check), { ...guild, evidence }, practice)).toBe(words);
	});

	it('says when an item is due, and who acts', () => {
		expect(dueWords(item({ kind: 'pieces' }), practice)).toBe('At gateway');
		expect(dueWords(item({ kind: 'pieces' }, { deadline: 'book-by' }), practice)).toBe(
			'After gateway: 20 working days before the assessment, or earlier'
		);
		expect(whoWords(deadline.who)).toBe('Training provider and apprentice');
	});

	it('has every topic in one group', () => {
		const grouped = topicGroups.flatMap(({ topics }) => topics);
		expect([...grouped].sort()).toEqual(Object.keys(topicNames).sort());
	});
});
