import { describe, expect, it } from 'vitest';
import { needKinds, needs, urgency } from '#lib/gateway/caseload-needs.ts';
import { coveredShare, stateOfLetter, summarise } from '#lib/gateway/caseload-summary.ts';
import type { Row } from '#lib/record/rows.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import { invented } from '../../support/invented.ts';
import { aRow, id, kezia, record } from '../../support/rows.ts';

const specification = invented();
const place = specification.criteria.findIndex(({ grade }) => grade !== 'expected');
const key = specification.criteria[place]?.key ?? '';
const today = '2026-06-01';
const practice = {
	forms: [],
	deadlines: [],
	gateway: null,
	days: [],
	checklists: []
} as unknown as Practice;
const rules: Rules = {
	funding: [],
	bankHolidays: { firstYear: 2020, lastYear: 2030, days: [] }
} as unknown as Rules;

const own = aRow('record', record, { specification: specification.id });
const summary = (...rows: readonly Row[]) =>
	summarise([own, aRow('person', kezia), ...rows], specification, practice, rules, today);
const claim = aRow('claim', id('claim'), { requirement: key });
const piece = aRow('evidence', id('lamp'));

describe('the summary of a record', () => {
	it('is plain JSON with the apprentice’s name', () => {
		const found = summary();
		expect(JSON.parse(JSON.stringify(found))).toEqual(found);
		expect(found).toMatchObject({ apprentice: 'Kezia Thorley', covered: 0, waiting: 0, next: null });
		expect(coveredShare(found)).toBe(0);
	});

	it('counts what has a claim, and says for each criterion how far it is', () => {
		const found = summary(piece, claim);
		expect(found.covered).toBeGreaterThan(0);
		expect(found.criteria).toHaveLength(specification.criteria.length);
		expect(stateOfLetter(found.criteria[place])).toBe('claimed');
		expect(stateOfLetter(summary().criteria[place])).toBe('missing');
		expect(stateOfLetter('-')).toBeNull();
	});

	it('a claim waits for a tutor unless its evidence is gone or it is decided on', () => {
		expect(summary(piece, claim).waiting).toBe(1);
		expect(summary(claim).waiting).toBe(0);
		const decided = aRow('confirmation', id('decision'), { seen: claim.version });
		expect(summary(piece, claim, decided).waiting).toBe(0);
	});

	it('knows which action is next and what is late, done things left out', () => {
		const due = (name: string, on: string, done: string | null = null) =>
			aRow('action', id(name), { text: name, due: on, done });
		expect(
			summary(
				due('late', '2026-05-31'),
				due('next', '2026-06-03'),
				due('then', '2026-06-09'),
				due('done', '2026-06-02', '2026-05-01')
			)
		).toMatchObject({ next: null, agreed: { on: '2026-06-03', what: 'action' }, late: 1 });
	});

	it('was active when any row changed last, removed ones too', () => {
		const removed = { ...piece, deleted: true, changedAt: '2026-05-30T10:00:00.000Z' };
		expect(summary(removed).last).toBe('2026-05-30T10:00:00.000Z');
	});
});

describe('who needs their tutor', () => {
	const calm = {
		waiting: 0,
		late: 0,
		last: '2026-05-20T10:00:00.000Z',
		next: null,
		agreed: null,
		readiness: 'not-ready'
	} as const;

	it.for([
		['nobody', {}, null, []],
		['claims wait', { waiting: 2 }, null, ['2 claims wait']],
		['an action is late', { late: 1 }, null, ['1 action late']],
		['gateway is near', {}, '2026-06-29', ['gateway in 28 days, not ready']],
		['gateway is today', {}, '2026-06-01', ['gateway today, not ready']],
		['gateway is far', {}, '2026-06-30', []],
		['ready in time', { readiness: 'ready' as const }, '2026-06-08', []],
		['a deadline is near', { next: { on: '2026-06-08', what: 'Book' } }, null, ['deadline in 7 days']],
		['a deadline is far', { next: { on: '2026-06-09', what: 'Book' } }, null, []],
		['silence', { last: '2026-05-04T10:00:00.000Z' }, null, ['quiet for 28 days']],
		['silence after gateway', { last: '2026-05-04T10:00:00.000Z' }, '2026-05-10', []]
	] as const)('%s', ([, about, gateway, why]) => {
		expect(needs({ ...calm, ...about }, gateway, today).map(({ text }) => text)).toEqual(why);
	});

	it('what presses most outweighs all that presses less', () => {
		const all = needKinds.map((kind) => ({ kind, text: kind }));
		expect(urgency([])).toBe(0);
		for (const [place, need] of all.entries())
			expect(urgency([need])).toBeGreaterThan(urgency(all.slice(place + 1)));
	});
});
