import { describe, expect, test } from 'vitest';
import { grade } from '#lib/assessment/grade.ts';
import { prepare } from '#lib/assessment/prepare.ts';
import type { Grading, Method, OverallRule, Specification } from '#lib/specification/types.ts';
import { aSpecification } from './builders.ts';

const guild = aSpecification({
	methods: {
		watch: { pass: 2, distinction: 0, parts: { diary: { pass: 1, distinction: 0, exemptible: true } } }
	}
});

function withGrading(grading: Grading, of: 'method' | 'part' = 'method'): Specification {
	const [watch] = guild.methods;
	if (!watch) throw new Error('the builder made no method');
	const changed: Method =
		of === 'method'
			? { ...watch, grading }
			: { ...watch, parts: watch.parts.map((part) => ({ ...part, grading })) };
	return { ...guild, methods: [changed] };
}

function withRule(rule: Partial<OverallRule>): Specification {
	const rules = [{ grade: 'pass', everyMethod: null, counts: [], ...rule }];
	return { ...guild, overall: { ...guild.overall, rules } };
}

describe('a grade that the specification has not is refused before anything is graded', () => {
	const step = { grade: 'pass', criteria: 'pass', atLeast: 'all' as const, outOf: 2 };
	const criteria = (more: Partial<typeof step>): Grading => ({
		kind: 'criteria',
		steps: [{ ...step, ...more }],
		source: 'ours'
	});
	const points: Grading = {
		kind: 'points',
		outOf: 10,
		boundaries: [{ grade: 'gold', from: 5 }],
		source: 'ours'
	};

	test.each<[string, Specification]>([
		['of a step', withGrading(criteria({ grade: 'gold' }))],
		['whose criteria a step counts', withGrading(criteria({ criteria: 'gold' }))],
		['of a part', withGrading(criteria({ grade: 'gold' }), 'part')],
		['of a boundary', withGrading(points)],
		['of a line of the overall table', withRule({ grade: 'gold' })],
		['that a line asks of every method', withRule({ everyMethod: 'gold' })],
		['that a line counts', withRule({ counts: [{ atLeast: 1, grade: 'gold', of: ['watch'] }] })],
		['that caps a retake', { ...guild, retakes: { ...guild.retakes, cap: 'gold' } }]
	])('%s', (_, specification) => {
		expect(() => prepare(specification)).toThrow('specification st9999-guild has no grade "gold"');
	});

	test('a line that asks nothing of every method names no grade there', () => {
		expect(() => prepare(withRule({ counts: [{ atLeast: 1, grade: 'pass', of: ['watch'] }] }))).not.toThrow();
	});

	test('and so is a specification without grades', () => {
		expect(() => prepare({ ...guild, grades: [] })).toThrow('specification st9999-guild has no grades');
	});
});

test('an exemption from a part that is graded by points counts no criterion as met', () => {
	const points: Grading = {
		kind: 'points',
		outOf: 10,
		boundaries: [{ grade: 'pass', from: 5 }],
		source: 'ours'
	};
	const byPoints = withGrading(points, 'part');
	const [watch] = grade(byPoints, new Map(), { exempt: ['diary'] }).methods;
	expect(watch?.result.steps[0]).toMatchObject({ exempt: [], unknown: ['watch-p1', 'watch-p2'] });
	expect(watch?.parts[0]).toMatchObject({ exempt: true, grade: 'fail' });
	expect(prepare(byPoints).parts.get('diary')?.firstStep).toEqual([]);
});
