import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { datedDeadlines, deadlines } from '#lib/gateway/deadlines.ts';
import { readiness } from '#lib/gateway/readiness.ts';
import { loadContent } from '../../../src/tools/content/load.ts';
import { builtInRules } from './builders.ts';
import { facts } from './readiness-builders.ts';

const rules = await builtInRules();
const { specifications, practices } = await loadContent(join(process.cwd(), 'content'));

const everyDate = {
	start: '2025-01-31',
	gateway: '2026-02-27',
	assessment: '2026-04-14',
	observation: '2026-04-14',
	discussion: '2026-04-15',
	interview: '2026-05-06',
	decision: '2026-05-20'
};
const project = ['project-report-by', 'report-before-interview-by', 'window-ends', 'resits-end', 'rework-by'];

describe('the deadlines that examples may name', () => {
	test.each([
		['st0072-vtct', ['book-by', 'upload-by', 'results-by']],
		['st0072-futurequals', ['declare-by']],
		['st0072-active-iq', []],
		['st0071-open-awards', [...project, 'exceptional-request-by']],
		['st0071-pal', [...project, 'portfolio-by', 'notice-by']]
	])('%s', (id, expected) => {
		const found = datedDeadlines(deadlines(practices.get(id)?.deadlines ?? [], everyDate, rules)).map(
			(one) => one.id
		);
		expect(found).toEqual(expect.arrayContaining(['earliest-gateway', ...expected]));
	});
});

describe('the gateway lists', () => {
	it('are there for every specification, and nobody is ready of whom nothing is known', () => {
		expect(specifications).toHaveLength(5);
		for (const { id, evidence } of specifications) {
			const practice = practices.get(id);
			if (!practice) throw new Error(`${id} has no practice content without mistakes`);
			const result = readiness({ practice, pieces: evidence.pieces, rules }, facts(), '2026-11-23');
			expect(result.items.length).toBeGreaterThan(3);
			expect(result.verdict).not.toBe('ready');
			for (const { standing } of result.items) expect(['not-known', 'not-met']).toContain(standing);
		}
	});
});
