/** What is said of each issue, where it is put right, and how several of a thing are named. */
import { describe, expect, test } from 'vitest';
import { checks, issue, questions, type Check, type Issue } from '#lib/assessment/quality-issue.ts';
import { issueWords, questionOf, questionWords, type FixPlace } from '#lib/assessment/quality-sentences.ts';
import { aRow, id } from '../../support/rows.ts';
import { aSpecification, ids, key } from './builders.ts';

const guild = aSpecification({ methods: { watch: { pass: 5, distinction: 0 } } });
const file = aRow('attachment', id('file'), { name: 'till.mp4' });
const words = (check: Check, about: Partial<Issue> = {}, titles: Readonly<Record<string, string>> = {}) =>
	issueWords(guild, issue(check, 'ours', about), (evidence) => titles[evidence]);
const all = Object.keys(checks) as Check[];

test('each issue is put right in one place of the page', () => {
	const places = Object.groupBy(all, (check) => words(check).place);
	const expected: Record<FixPlace, Check[]> = {
		claims: ['unclaimed', 'not-validated', 'covered-again'],
		files: ['same-file', 'vague-file-name', 'recording-too-long', 'recordings-too-long'],
		privacy: ['personal-data'],
		fields: [
			...(['not-accepted', 'unknown-kind', 'undated', 'before-start', 'after-gateway'] as const),
			...(['empty', 'too-short', 'vague-title', 'too-long', 'longer-than-advised', 'not-agreed'] as const)
		]
	};
	expect(places).toEqual(expected);
});

test('each issue says what was seen in a sentence, and what to do in a link', () => {
	for (const check of all) {
		expect(words(check).says).toMatch(/.{15}\.$/);
		expect(words(check).fix).toMatch(/^[A-Z].{6,}[a-z]$/);
	}
});

test.each<[Check, Partial<Issue>, string]>([
	[
		'not-validated',
		{},
		'Your employer has confirmed none of its claims, and every piece has to be validated.'
	],
	[
		'after-gateway',
		{ day: '2026-03-28' },
		'Its date is after gateway on 28 March 2026, when the programme was over.'
	],
	['empty', { actual: 2 }, 'It is claimed for 2 requirements, but there is neither a file nor a text in it.'],
	['too-short', { actual: 1, asked: 9 }, '1 word; at least 9 are asked for.'],
	['personal-data', { actual: 1 }, '1 thing in it looks like a customer’s data.'],
	[
		'recording-too-long',
		{ file, actual: 1, asked: 0 },
		'“till.mp4” lasts about 1 minute; 0 at most are advised.'
	],
	[
		'recordings-too-long',
		{ actual: 1, asked: 0 },
		'Its recordings last about 1 minute; 0 are the measure for this kind.'
	]
])('%s with %o', (check, about, says) => {
	expect(words(check, about).says).toBe(says);
});

describe('a file that is elsewhere too', () => {
	const elsewhere = (others: readonly string[], actual: number) =>
		words('same-file', { file, others, actual }, { wick: 'The wick', oil: 'The oil' }).says;

	test('names the pieces, and counts those that are not named', () => {
		expect(elsewhere(['wick'], 1)).toBe('“till.mp4” is in “The wick” too.');
		expect(elsewhere(['wick', 'oil'], 4)).toBe(
			'“till.mp4” is in “The wick”, “The oil” and 2 other pieces too.'
		);
	});

	test('has a word for a piece whose title is not known', () => {
		expect(elsewhere(['lost'], 1)).toBe('“till.mp4” is in “a piece” too.');
	});
});

describe('criteria that other pieces cover', () => {
	const again = (requirements: Issue['requirements']) => words('covered-again', { requirements }).says;

	test('are named up to three, and the rest counted', () => {
		const keys = ids('watch', 'p', 5).map(key);
		expect(again(keys.slice(0, 3))).toBe(
			'Other pieces cover watch-p1, watch-p2 and watch-p3 as well, and one each is enough.'
		);
		expect(again(keys)).toBe(
			'Other pieces cover watch-p1, watch-p2, watch-p3 and 2 more as well, and one each is enough.'
		);
	});

	test('stand in the specification’s order', () => {
		expect(again([key('watch-p2'), key('watch-p1')])).toBe(
			'Other pieces cover watch-p1 and watch-p2 as well, and one each is enough.'
		);
	});
});

test('each check belongs to a question, and each question asks something', () => {
	expect(questionOf('undated')).toBe('current');
	expect(questionOf('personal-data')).toBe('agreed');
	for (const question of questions) expect(questionWords(guild, question).asks).toMatch(/^[A-Z].{20,}\?$/);
});
