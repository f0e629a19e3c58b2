import { describe, expect, it } from 'vitest';
import type { Summary } from '#lib/gateway/caseload-summary.ts';
import type { Known } from '#lib/storage/summaries.ts';
import {
	bodiesOf,
	entriesOf,
	fits,
	found,
	linesOf,
	sorted,
	type Line
} from '../../../src/routes/caseload/lines.ts';

const today = '2026-06-01';
const calm: Summary = {
	apprentice: '',
	grades: {
		secure: { rank: 0, word: 'Fail' },
		onEvidence: { rank: 0, word: 'Fail' },
		reachable: { rank: 2, word: 'Distinction' }
	},
	covered: 0,
	asked: 10,
	readiness: 'not-ready',
	open: 1,
	last: '2026-05-30T10:00:00.000Z',
	next: null,
	agreed: null,
	late: 0,
	waiting: 0,
	criteria: ''
};

function known(
	apprentice: string,
	employer: string,
	about: Partial<Summary> = {},
	gateway: string | null = null
) {
	const fields = { specification: 's', employer, gateway } as unknown as Known['fields'];
	return { id: apprentice, fields, apprentice, summary: { ...calm, ...about } };
}

const lines: Line[] = linesOf(
	[
		known('Zoë Ward', 'Employer 10', { waiting: 30 }),
		known('Amir Cole', 'Employer 2', {}, '2026-06-10'),
		known('Beth Amirson', 'Employer 2'),
		known('Cal Dunn', '', { waiting: 2 })
	],
	() => 'A specification',
	today
);
const names = (list: readonly Line[]) => list.map(({ apprentice }) => apprentice);

describe('the lines of a caseload', () => {
	it('who is needed most stands first: gateway before any number of claims, more claims before fewer', () => {
		expect(names(sorted(lines, { by: 'needs', down: true }))).toEqual([
			'Amir Cole',
			'Zoë Ward',
			'Cal Dunn',
			'Beth Amirson'
		]);
	});

	it('are found by the beginnings of words, accents or not', () => {
		expect(names(found(lines, 'amir'))).toEqual(['Amir Cole', 'Beth Amirson']);
		expect(names(found(lines, 'zoe employer'))).toEqual(['Zoë Ward']);
		expect(names(found(lines, 'mir'))).toEqual([]);
	});

	it('can be shown by the reason', () => {
		const showing = (show: Parameters<typeof fits>[1]) => names(lines.filter((line) => fits(line, show)));
		expect(showing('all')).toHaveLength(4);
		expect(showing('any')).toEqual(['Zoë Ward', 'Amir Cole', 'Cal Dunn']);
		expect(showing('waiting')).toEqual(['Zoë Ward', 'Cal Dunn']);
		expect(showing('gateway')).toEqual(['Amir Cole']);
	});

	it('stand under their employers, in the order of numbers too, each with how many need the tutor', () => {
		const bodies = bodiesOf(entriesOf(lines, 'employer', 50));
		expect(bodies.map(([head]) => head)).toEqual([
			{ is: 'group', name: 'Employer 2', all: 2, needing: 1 },
			{ is: 'group', name: 'Employer 10', all: 1, needing: 1 },
			{ is: 'group', name: 'No employer entered', all: 1, needing: 1 }
		]);
		expect(bodies.map((body) => body.length)).toEqual([3, 2, 2]);
	});

	it('only the first are drawn, and a group of which nobody is among them has no heading', () => {
		expect(entriesOf(lines, 'none', 3)).toHaveLength(3);
		const bodies = bodiesOf(entriesOf(lines, 'employer', 1));
		expect(bodies).toHaveLength(1);
		expect(bodies[0]?.[0]).toMatchObject({ name: 'Employer 2', all: 2 });
	});
});
