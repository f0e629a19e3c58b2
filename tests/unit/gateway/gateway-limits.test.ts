/** Equal days, missing days and the order of what was said: where dates, facts and warnings turn. */
import { describe, expect, test } from 'vitest';
import { deadlines } from '#lib/gateway/deadlines.ts';
import { byAge, factsOfRecord, signersOf } from '#lib/gateway/facts-of-record.ts';
import { planBack, timeline, wishable } from '#lib/gateway/timeline.ts';
import { warnings } from '#lib/gateway/warnings.ts';
import type { FactDate } from '#lib/record/facts.ts';
import type { Fact } from '#lib/record/rows.ts';
import type { DeadlineRule } from '#lib/specification/practice-types.ts';
import { aDeadline, holidays } from './builders.ts';
import { aRulebook } from './readiness-builders.ts';
import { aFact, dated, rowsWith, said } from './record-builders.ts';

const rules = { bankHolidays: holidays(2020, 2030), funding: [] };
const today = '2026-11-23';
const { practice } = aRulebook(rules, []);
const grades = ['fail', 'pass'].map((id) => ({ id, name: id }));
const read = (...known: Fact[]) => factsOfRecord(rowsWith(known), { grades }, practice);
const day = (name: FactDate, on: string | null) => aFact({ about: 'date', name, on });

describe('facts', () => {
	const relies = (rule: string, role: 'provider' | 'employer', on: string) =>
		aFact({ about: 'reliance', item: 'maths', rule, ...said(role, on) });

	test('who relied on a rule is told for the rule that was agreed to last, each role once', () => {
		const old = relies('old', 'employer', '2026-01-01');
		const [first, second, again] = [
			relies('new', 'provider', '2026-02-01'),
			relies('new', 'employer', '2026-02-02'),
			relies('new', 'provider', '2026-02-03')
		];
		for (const known of [
			[old, first, second, again],
			[again, second, first, old]
		])
			expect(read(...known).relied.get('maths')).toEqual({ rule: 'new', agreed: ['provider', 'employer'] });
		expect(read().relied.size).toBe(0);
	});

	test('the rule agreed to last is the one that counts, however many there were', () => {
		const known = [
			relies('first', 'provider', '2026-01-01'),
			relies('second', 'provider', '2026-02-01'),
			relies('third', 'employer', '2026-03-01')
		];
		expect(read(...known).relied.get('maths')).toEqual({ rule: 'third', agreed: ['employer'] });
	});

	test('what stood in for a certificate and was taken back stands in no more', () => {
		const choice = (alternative: string | null, on: string) =>
			aFact({ about: 'alternative', item: 'maths', alternative, ...said('provider', on) });
		expect(read(choice(null, '2026-01-01')).alternatives.size).toBe(0);
		expect(read(choice('sign', '2026-01-01')).alternatives.get('maths')).toBe('sign');
	});

	test('those who sign a form are those of that form, and none that only fill it in', () => {
		const [form] = practice.forms;
		const fields = form?.sections.flatMap((section) => section.fields) ?? [];
		const others = fields.map((field) => ({ ...field, kind: 'text' as const, required: true }));
		const sections = [{ name: null, text: null, fields: others }];
		const two = form ? [{ ...form, id: 'other', sections }, form] : [];
		expect(signersOf({ forms: two }, 'declaration')).toEqual(['apprentice', 'employer']);
		expect(signersOf({ forms: two }, 'other')).toEqual([]);
		expect(signersOf({ forms: two }, 'nowhere')).toEqual([]);
	});

	test('words keep who said them and when, the latest last', () => {
		const word = (says: 'yes' | 'no', on: string) =>
			aFact({ about: 'word', item: 'item', says, ...said('employer', on) });
		expect(read(word('no', '2026-02-01'), word('yes', '2026-01-01')).words.get('item')).toEqual([
			{ says: 'yes', by: 'employer', on: '2026-01-01' },
			{ says: 'no', by: 'employer', on: '2026-02-01' }
		]);
	});

	test('on one day go by when they were written, then by their id', () => {
		const at = (createdAt: string) => aFact({ about: 'date', name: 'born', on: '2000-01-01' }, { createdAt });
		const [early, late] = [at('2026-01-01T09:00:00Z'), at('2026-01-01T10:00:00Z')];
		expect([late, early].sort(byAge)).toEqual([early, late]);
		const twins = [at('2026-01-01T09:00:00Z'), at('2026-01-01T09:00:00Z')];
		expect(twins.toSorted(byAge)).toEqual(twins.toReversed().sort(byAge));
	});

	test('say which subjects nobody was asked about', () => {
		const english = aFact({ about: 'certificate', subject: 'english', level: null, on: null });
		expect(read(english)).toMatchObject({ certificates: [], unasked: ['maths'] });
		expect(read()).toMatchObject({ certificates: null, unasked: ['english', 'maths'] });
	});

	test('no pieces are none chosen, and one is one', () => {
		const pieces = (number: number) =>
			factsOfRecord(rowsWith([], { pieces: number }), { grades }, practice).pieces;
		expect([pieces(0), pieces(1)]).toEqual([null, 1]);
	});
});

describe('warnings', () => {
	function found(known: readonly Fact[], ruled: readonly DeadlineRule[] = [], record = dated({})) {
		const facts = factsOfRecord(rowsWith(known, { record }), { grades }, practice);
		const counted = deadlines(ruled, facts.dates, rules, facts.time);
		return warnings({ record, facts: known, known: facts, deadlines: counted, open: true }, today);
	}
	const codes = (...given: Parameters<typeof found>) => found(...given).map(({ code }) => code);
	const window = aDeadline({ id: 'window-ends', kind: 'by', from: 'gateway', count: 3 });

	test('are none where start and gateway, or gateway and assessment, are one day', () => {
		expect(codes([], [], dated({ start: '2027-03-01' }))).toEqual([]);
		expect(codes([day('assessment', '2027-03-01')], [window])).toEqual([]);
	});

	test('are none about an order that nobody can tell', () => {
		expect(codes([], [window], dated({ gateway: null }))).toEqual([]);
		expect(codes([day('assessment', '2020-01-01')], [window], dated({ gateway: null }))).toEqual([]);
		expect(codes([], [window], dated({ start: null }))).toEqual([]);
	});

	test('look at every day of assessment', () => {
		for (const name of ['assessment', 'observation', 'discussion', 'interview'] as const)
			expect(found([day(name, '2027-02-01')])).toMatchObject([{ code: 'before-gateway', what: name }]);
	});

	test('tell what is due before gateway, never advice, nor what is counted forwards or on its day', () => {
		const book = (more: Partial<DeadlineRule>) =>
			codes(
				[day('assessment', '2027-03-10')],
				[aDeadline({ kind: 'by', from: 'assessment', count: -20, unit: 'days', ...more })]
			);
		expect(book({})).toEqual(['due-before-gateway']);
		expect(book({ advice: true })).toEqual([]);
		expect(book({ kind: 'not-before' })).toEqual([]);
		expect(book({ count: -9 })).toEqual([]);
		expect(book({ count: -10 })).toEqual(['due-before-gateway']);
	});

	test('tell what is due before gateway of an assessment on the day of gateway', () => {
		const book = aDeadline({ kind: 'by', from: 'assessment', count: -5, unit: 'days' });
		expect(codes([day('assessment', '2027-03-01')], [book])).toEqual(['due-before-gateway']);
	});

	test('say no age by a day of birth that is no day', () => {
		expect(codes([day('born', '2026-02-30')])).toEqual(['impossible-date']);
	});

	test('of a break depend on its first day and its last', () => {
		const away = (from: string, until: string | null, record = dated({})) =>
			codes([aFact({ about: 'break', from, until })], [], record);
		expect(away('2026-01-05', '2026-01-05')).toEqual([]);
		expect(away('2026-01-04', null)).toEqual(['break-before-start']);
		expect(away('2020-01-04', '2020-02-01', dated({ start: null }))).toEqual([]);
	});

	test('take somebody of fifteen or a hundred at their word, and nobody younger or older', () => {
		const at = (born: string) => codes([day('born', born)]);
		expect([at('2011-01-05'), at('2011-01-06'), at('1926-01-05'), at('1925-01-05')]).toEqual([
			[],
			['unlikely-age'],
			[],
			['unlikely-age']
		]);
	});

	test('of two devices name every day that was written, each once', () => {
		const told = aFact(
			{ about: 'date', name: 'interview', on: '2027-04-01' },
			{
				conflicts: {
					on: [
						{ value: '2027-04-02', stamp: 'device2:1' },
						{ value: '2027-04-01', stamp: 'device3:1' },
						{ value: '2027-04-02', stamp: 'device4:1' }
					]
				}
			}
		);
		expect(found([told])).toEqual([
			{ code: 'two-values', what: 'interview', values: ['2027-04-01', '2027-04-02'] }
		]);
	});
});

describe('the timeline', () => {
	const lay = (ruled: readonly DeadlineRule[], dates: Parameters<typeof timeline>[1]) =>
		timeline(deadlines(ruled, dates, rules), dates, today);

	test('has today’s deadline next, and the earlier of two', () => {
		const by = (id: string, count: number) =>
			aDeadline({ id, kind: 'by', from: 'gateway', count, unit: 'days' });
		expect(lay([by('today', 0)], { gateway: today }).next?.id).toBe('today');
		expect(lay([by('later', 2), by('sooner', 1)], { gateway: today }).next?.id).toBe('sooner');
		expect(lay([by('yesterday', -1)], { gateway: today }).next).toBeNull();
	});

	test('has nothing next where there is only an earliest day', () => {
		expect(lay([aDeadline({ count: 12 })], { start: '2026-06-01' }).next).toBeNull();
	});

	test('tells days from deadlines, and has each deadline in one list', () => {
		const by = (id: string, from: 'gateway' | 'assessment' | 'interview', more: Partial<DeadlineRule> = {}) =>
			aDeadline({ id, kind: 'by', from, count: 2, ...more });
		const { stops, waiting, unknown } = lay(
			[by('dated', 'gateway'), by('waits', 'assessment'), by('far', 'interview', { unit: 'working-days' })],
			{ gateway: '2027-01-01', interview: '2035-01-01' }
		);
		expect(stops.flatMap((stop) => (stop.kind === 'deadline' ? [stop.deadline.id] : []))).toEqual(['dated']);
		expect([...waiting.keys()]).toEqual(['assessment']);
		expect(unknown.map(({ id }) => id)).toEqual(['far']);
	});

	test('has every day of the record that is known', () => {
		const names = [
			'start',
			'gateway',
			'assessment',
			'observation',
			'discussion',
			'interview',
			'decision'
		] as const;
		const dates = Object.fromEntries(names.map((name, index) => [name, `2027-01-0${index + 1}`]));
		expect(lay([], dates).stops.flatMap((stop) => (stop.kind === 'milestone' ? [stop.name] : []))).toEqual([
			'today',
			...names
		]);
	});

	test('advice is no step that gateway has to come before', () => {
		const back = (id: string, count: number, more: Partial<DeadlineRule> = {}) =>
			aDeadline({ id, kind: 'by', from: 'assessment', count, unit: 'days', ...more });
		const wish = { name: 'assessment', on: '2027-07-01' } as const;
		const plan = planBack(
			wish,
			[back('advice', -30, { advice: true }), back('book', -10), back('after', 5)],
			{},
			rules
		);
		expect(plan.steps.map(({ id }) => id)).toEqual(['advice', 'book']);
		expect(plan.gatewayBy).toBe('2027-06-21');
		const far = planBack(
			{ name: 'assessment', on: '2035-07-01' },
			[back('far', -9, { unit: 'working-days' })],
			{},
			rules
		);
		expect(far.unknown.map(({ id }) => id)).toEqual(['far']);
	});

	test('only what has to be done before the wished day is a step to it', () => {
		const wish = { name: 'assessment', on: '2027-07-01' } as const;
		const before = { kind: 'by', from: 'assessment', count: -10, unit: 'days' } as const;
		const ruled = [
			aDeadline({ id: 'book', ...before }),
			aDeadline({ id: 'other-day', ...before, from: 'interview' }),
			aDeadline({ id: 'earliest', ...before, kind: 'not-before' }),
			aDeadline({ id: 'on-the-day', ...before, count: 0 })
		];
		const { steps, unknown } = planBack(wish, ruled, { interview: '2027-05-01' }, rules);
		expect(steps.map(({ id }) => id)).toEqual(['book']);
		expect(unknown).toEqual([]);
	});

	test('the earliest gateway is the handbook’s, not a latest day nor the funding rule’s', () => {
		const wish = { name: 'assessment', on: '2027-07-01' } as const;
		const start = { start: '2026-01-05' };
		const latest = aDeadline({ id: 'latest', kind: 'by', count: 18 });
		expect(planBack(wish, [latest], start, rules).earliest).toBeNull();
		const funding = [
			{
				id: 'months',
				kind: 'minimum-duration' as const,
				name: 'Months',
				starts: {},
				months: 20,
				deadline: { id: 'by-rule', name: 'By the rule', reading: '' },
				...{ text: '', source: 'ours', checked: '2026-01-01', checkWith: 'provider' as const }
			}
		];
		expect(planBack(wish, [aDeadline()], start, { ...rules, funding }).earliest?.id).toBe('earliest-gateway');
	});

	test('the last of several earliest days counts, and only those from the start', () => {
		const wish = { name: 'assessment', on: '2027-07-01' } as const;
		const ruled = [
			aDeadline({ id: 'twelve', count: 12 }),
			aDeadline({ id: 'eight', count: 8 }),
			aDeadline({ id: 'other', from: 'gateway', count: 9 })
		];
		const { earliest } = planBack(wish, ruled, { start: '2026-01-05', gateway: '2027-01-01' }, rules);
		expect(earliest?.id).toBe('twelve');
	});

	test('a wish can be about a day that something binding is counted back from', () => {
		const rule = (more: Partial<DeadlineRule>) =>
			aDeadline({ from: 'interview', kind: 'by', count: -1, ...more });
		expect(wishable([rule({})])).toEqual(['interview']);
		expect(wishable([rule({ count: 0 }), rule({ kind: 'not-before' })])).toEqual(['assessment']);
	});
});
