import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { predict, type Decision } from '#lib/assessment/prediction.ts';
import { groundOf, methodRoute, overallRoute, type Ground, type Route } from '#lib/assessment/route.ts';
import { routeSentence } from '#lib/assessment/route-sentences.ts';
import type { Mark, Situation } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';

const guild = aSpecification({
	methods: {
		watch: { pass: 2, distinction: 4, enough: 2 },
		case: { pass: 1, distinction: 1, parts: { diary: { pass: 1, distinction: 1, exemptible: true } } }
	},
	ksbs: 1,
	links: ['K1 part watch-d3']
});

interface Case {
	readonly rows?: readonly Row[];
	readonly situation?: Situation;
	readonly results?: readonly (readonly [id: string, verdict: Mark])[];
	readonly from?: 'secure' | 'onEvidence';
}

function ground({ rows = [], situation = {}, results = [], from = 'onEvidence' }: Case): Ground {
	const tally = tallyOf(guild, [anEvidence('e1'), ...rows]);
	const decisions = results.map(([id, verdict]): Decision => ({
		requirement: key(id),
		verdict,
		from: 'result',
		on: '2026-03-01'
	}));
	return groundOf(guild, predict(tally, situation, decisions), cover(tally, situation), from);
}

function claims(...ids: string[]): Row[] {
	return ids.map((id, index) => aClaim(`c${index}`, 'e1', id));
}

function criteria(route: Route | null): string {
	return route?.kind === 'open'
		? route.ways.flatMap((way) => way.criteria).join(' ')
		: (route?.kind ?? 'none');
}

const passes = ['watch-p1', 'watch-p2', 'case-p1'];

describe('the next grade', () => {
	test('of a method is what its next step lacks', () => {
		const route = methodRoute(ground({ rows: claims(...passes) }), 'watch');
		expect(route).toEqual({
			kind: 'open',
			from: 'pass',
			to: 'distinction',
			ways: [
				{
					method: 'watch',
					from: 'pass',
					to: 'distinction',
					criteria: ['watch-d1', 'watch-d2'],
					open: ['watch-d1', 'watch-d2', 'watch-d3', 'watch-d4'],
					points: null
				}
			]
		});
	});

	test('of the whole is what every method lacks', () => {
		expect(criteria(overallRoute(ground({ rows: claims('watch-p1') })))).toBe('watch-p2 case-p1');
		expect(criteria(overallRoute(ground({ rows: claims(...passes) })))).toBe('watch-d1 watch-d2 case-d1');
	});

	test('a given grade takes in every step below it', () => {
		expect(criteria(methodRoute(ground({}), 'case', 'distinction'))).toBe('case-p1 case-d1');
		expect(criteria(overallRoute(ground({}), 'distinction'))).toBe(
			'watch-p1 watch-p2 watch-d1 watch-d2 case-p1 case-d1'
		);
	});

	test('nothing is left to do at the top, or where the grade is there already', () => {
		const all = claims(...guild.criteria.map(({ id }) => id));
		expect(methodRoute(ground({ rows: all }), 'watch')).toEqual({ kind: 'there', grade: 'distinction' });
		expect(overallRoute(ground({ rows: all }))).toEqual({ kind: 'there', grade: 'distinction' });
		expect(overallRoute(ground({ rows: all }), 'pass')).toEqual({ kind: 'there', grade: 'distinction' });
		expect(methodRoute(ground({ rows: all }), 'dance')).toBeNull();
	});

	test('an exempt part leaves its distinction criterion to do', () => {
		const exempt = ground({ situation: { exempt: ['diary'] } });
		expect(criteria(methodRoute(exempt, 'case', 'distinction'))).toBe('case-d1');
	});
});

describe('the nearest', () => {
	test('claimed comes before returned, linked and missing', () => {
		const rows = [
			...claims(...passes, 'watch-d4', 'watch-d2', 'K1'),
			aConfirmation('d1', 'c4', { decision: 'returned' })
		];
		const way = methodRoute(ground({ rows, from: 'secure' }), 'watch', 'distinction');
		expect(way).toMatchObject({
			ways: [
				{
					criteria: ['watch-p1', 'watch-p2', 'watch-d4', 'watch-d2'],
					open: ['watch-p1', 'watch-p2', 'watch-d4', 'watch-d2', 'watch-d3', 'watch-d1']
				}
			]
		});
		expect(criteria(methodRoute(ground({ rows }), 'watch', 'distinction'))).toBe('watch-d2');
	});

	test('of two lines that cost the same, the nearer work is chosen', () => {
		const either = aSpecification({
			methods: { watch: { pass: 1, distinction: 0 }, case: { pass: 1, distinction: 0 } },
			rules: [
				{ grade: 'pass', everyMethod: null, counts: [{ atLeast: 1, grade: 'pass', of: ['watch', 'case'] }] }
			]
		});
		const tally = tallyOf(either, [anEvidence('e1'), ...claims('case-p1')]);
		const secure = groundOf(either, predict(tally, {}), cover(tally, {}), 'secure');
		expect(criteria(overallRoute(secure))).toBe('case-p1');
	});
});

describe('what is out of reach', () => {
	test.each<[string, Case, string]>([
		[
			'a cap',
			{ rows: claims(...passes), situation: { retaken: ['watch'] } },
			'Distinction is out of reach: the overall grade is capped after a retake.'
		],
		[
			'real results',
			{
				rows: claims(...passes),
				results: [
					['watch-d1', 'not-met'],
					['watch-d2', 'not-met'],
					['watch-d3', 'not-met']
				]
			},
			'Distinction is out of reach: results leave too little open in Watch.'
		]
	])('%s says so', (_, given, sentence) => {
		const route = overallRoute(ground(given));
		expect(route.kind).toBe('unreachable');
		expect(routeSentence(guild, route)).toBe(sentence);
		expect(methodRoute(ground(given), 'watch')?.kind).toBe('unreachable');
		expect(methodRoute(ground(given), 'case')?.kind).toBe('open');
	});

	test('a result of "not met" is never on the way', () => {
		const results = [['watch-d1', 'not-met']] as const;
		expect(criteria(methodRoute(ground({ rows: claims(...passes), results }), 'watch'))).toBe(
			'watch-d2 watch-d3'
		);
	});

	test('a grade that no step or line gives', () => {
		const bare = aSpecification({ methods: { watch: { pass: 1, distinction: 0 } } });
		const tally = tallyOf(bare, []);
		const there = groundOf(bare, predict(tally, {}), cover(tally, {}));
		const method = methodRoute(there, 'watch', 'distinction');
		expect(method && routeSentence(bare, method)).toBe(
			'Distinction is out of reach: Watch has too little that counts for it.'
		);
		const none = { ...bare, overall: { ...bare.overall, rules: [] } };
		const nowhere = groundOf(none, predict(tallyOf(none, []), {}), cover(tallyOf(none, []), {}));
		expect(overallRoute(nowhere)).toEqual({ kind: 'there', grade: 'fail' });
		expect(routeSentence(none, overallRoute(nowhere, 'pass'))).toBe(
			'Pass is out of reach: no line of the overall table gives it.'
		);
	});
});

describe('points', () => {
	const guildWithTest = aSpecification({
		methods: {
			watch: { pass: 2, distinction: 0 },
			test: {
				pass: 0,
				distinction: 0,
				grading: { kind: 'points', outOf: 40, boundaries: [{ grade: 'pass', from: 25 }], source: 'ours' }
			}
		}
	});
	const routeWith = (points?: number) => {
		const situation = { points: new Map(points === undefined ? [] : [['test', points]]) };
		const tally = tallyOf(guildWithTest, []);
		return overallRoute(groundOf(guildWithTest, predict(tally, situation), cover(tally, situation)));
	};

	test('are asked for while there is no result', () => {
		expect(routeSentence(guildWithTest, routeWith())).toBe(
			'Pass: 2 more criteria in Watch and at least 25 points in Test.'
		);
	});

	test('are done with once there is one', () => {
		expect(routeSentence(guildWithTest, routeWith(25))).toBe('Pass: 2 more criteria in Watch.');
		expect(routeSentence(guildWithTest, routeWith(24))).toBe(
			'Pass is out of reach: results leave too little open in Test.'
		);
	});
});

test('a route that is there says so', () => {
	const all = claims(...guild.criteria.map(({ id }) => id));
	expect(routeSentence(guild, overallRoute(ground({ rows: all })))).toBe('Distinction is reached.');
});
