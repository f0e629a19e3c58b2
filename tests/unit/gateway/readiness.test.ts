import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { readiness, type ItemVerdict, type Readiness, type Rulebook } from '#lib/gateway/readiness.ts';
import type { Facts } from '#lib/gateway/readiness-facts.ts';
import type { GatewayCheck, GatewayItem } from '#lib/specification/practice-types.ts';
import { aGatewayItem, aRulebook, facts } from './readiness-builders.ts';
import { builtInRules } from './builders.ts';

const rules = await builtInRules();
const today = '2026-11-23';
const book = (items: GatewayItem[], more: Partial<Rulebook> = {}) => aRulebook(rules, items, more);

function judged(
	check: GatewayCheck,
	known: Partial<Facts> = {},
	item: Partial<GatewayItem> = {}
): ItemVerdict {
	const [one] = readiness(book([aGatewayItem({ check, ...item })]), facts(known), today).items;
	if (!one) throw new Error('an item was lost');
	return one;
}

const said = (by: 'employer' | 'provider', says: 'yes' | 'no', on = '2026-11-01') => ({ by, says, on });
const words = (...all: ReturnType<typeof said>[]) => ({ words: new Map([['item', all]]) });

describe('time on programme', () => {
	const twelve: GatewayCheck = { kind: 'duration', count: 12, unit: 'months' };

	test.each([
		['2025-11-23', null, 'met'],
		['2025-11-24', null, 'not-met'],
		['2025-11-24', '2026-11-24', 'met'],
		['2026-05-01', '2026-04-01', 'not-met'],
		[null, null, 'not-known'],
		['2025-02-30', null, 'not-known']
	])('start %s, gateway %s: %s', (start, gateway, expected) => {
		expect(judged(twelve, { dates: { start, gateway } }).standing).toBe(expected);
	});

	it('tells the earliest day, put off by a break', () => {
		const time = { breaks: [{ from: '2026-01-05', until: '2026-01-14' }] };
		expect(judged(twelve, { dates: { start: '2025-11-20' }, time })).toMatchObject({
			standing: 'not-met',
			reasons: [{ reason: 'time', earliest: { date: '2026-11-30' } }]
		});
	});

	it('shows the shorter funding rule beside it, and follows it only where somebody agreed', () => {
		const dates = { start: '2026-03-01' };
		const beside = judged(twelve, { dates });
		expect(beside).toMatchObject({
			standing: 'not-met',
			holdsUp: true,
			funding: { standing: 'met', relied: false, rule: { months: 8, checkWith: 'provider' } }
		});
		const nobody = { rule: 'minimum-duration-8-months', agreed: [] };
		expect(judged(twelve, { dates, relied: new Map([['item', nobody]]) }).standing).toBe('not-met');
		const both = { rule: 'minimum-duration-8-months', agreed: ['employer', 'provider'] as const };
		expect(judged(twelve, { dates, relied: new Map([['item', both]]) })).toMatchObject({
			standing: 'met',
			holdsUp: false,
			reasons: [{ reason: 'funding-rule' }, { reason: 'time', earliest: { date: '2026-11-01' } }],
			funding: { relied: true, agreed: ['employer', 'provider'], byHandbook: { standing: 'not-met' } }
		});
	});

	it('has no funding rule beside it for an earlier start, whatever the record says', () => {
		const relied = new Map([['item', { rule: 'minimum-duration-8-months', agreed: ['employer'] as const }]]);
		expect(judged(twelve, { dates: { start: '2025-07-31', gateway: '2026-06-01' }, relied })).toMatchObject({
			standing: 'not-met',
			funding: null
		});
	});
});

describe('English and maths', () => {
	const alternatives = [{ id: 'bsl', text: 'British Sign Language', source: 'ours' }];
	const english: GatewayCheck = { kind: 'certificate', subject: 'english', level: 'level 1', alternatives };
	const has = (...levels: string[]) => ({
		certificates: levels.map((level) => ({ subject: 'english' as const, level }))
	});

	test.each<[string, Partial<Facts>, string, string]>([
		['nobody asked', {}, 'not-known', 'certificates-unasked'],
		['none', has(), 'not-met', 'no-certificate'],
		[
			'another subject',
			{ certificates: [{ subject: 'maths', level: 'level 2' }] },
			'not-met',
			'no-certificate'
		],
		['at the level', has('level 1'), 'met', 'certificate'],
		['above it', has('Level 2'), 'met', 'certificate'],
		['below it', has('entry level 3'), 'not-met', 'certificate'],
		['two, the higher counts', has('entry level 2', 'level 2', 'level 1'), 'met', 'certificate'],
		['a level that says nothing', has('grade C'), 'not-known', 'unclear-level'],
		[
			'an alternative',
			{ ...has('entry level 3'), alternatives: new Map([['item', 'bsl']]) },
			'met',
			'alternative'
		],
		[
			'an unknown alternative',
			{ ...has(), alternatives: new Map([['item', 'song']]) },
			'not-met',
			'no-certificate'
		]
	])('%s', (_, known, standing, reason) => {
		expect(judged(english, known)).toMatchObject({
			standing,
			reasons: [{ reason }, ...(standing === 'met' ? [] : [{}])]
		});
	});

	const nineteen = { start: '2025-09-01', born: '2006-09-01' };
	const eighteen = { start: '2025-09-01', born: '2006-09-02' };

	it('from 19 at the start the rule is shown, and followed where it is relied on', () => {
		expect(judged(english, { ...has(), dates: nineteen })).toMatchObject({
			standing: 'not-met',
			holdsUp: true,
			funding: { standing: 'not-applicable', relied: false, rule: { id: 'english-maths-from-19' } }
		});
		const relied = new Map([
			['item', { rule: 'english-maths-from-19', agreed: ['apprentice', 'employer'] as const }]
		]);
		expect(judged(english, { ...has(), dates: nineteen, relied })).toMatchObject({
			standing: 'not-applicable',
			holdsUp: false,
			funding: { relied: true, byHandbook: { standing: 'not-met' } }
		});
		expect(judged(english, { ...has(), dates: eighteen, relied }).standing).toBe('not-met');
	});

	it('at 18 the rule asks what the handbook asks', () => {
		expect(judged(english, { ...has(), dates: eighteen }).funding).toBeNull();
	});

	it('at 18 it asks for more than a handbook that only recommends it', () => {
		const item = { weight: 'recommended', only: 'Where it is asked of you.' } as const;
		expect(judged(english, { ...has(), dates: eighteen }, item)).toMatchObject({
			standing: 'not-known',
			holdsUp: false,
			funding: { standing: 'not-met', relied: false }
		});
		const relied = new Map([['item', { rule: 'english-maths-16-to-18', agreed: ['provider'] as const }]]);
		expect(judged(english, { ...has(), dates: eighteen, relied }, item)).toMatchObject({
			standing: 'not-met',
			holdsUp: true
		});
	});

	it('before the rule was in force it is not shown', () => {
		const dates = { ...nineteen, start: '2024-01-10', born: '1990-01-01', gateway: '2025-02-10' };
		expect(judged(english, { ...has(), dates }).funding).toBeNull();
		expect(judged(english, { ...has(), dates: { ...dates, gateway: '2025-02-11' } }).funding).not.toBeNull();
	});

	test.each([
		[{ born: '2006-09-01' }, { reason: 'age-unknown', missing: 'start' }],
		[{ start: '2025-09-01' }, { reason: 'age-unknown', missing: 'born' }],
		[
			{ start: '2025-09-01', born: '2018-03-01' },
			{ reason: 'unlikely-age', age: 7 }
		],
		[
			{ start: '2025-09-01', born: '2026-03-01' },
			{ reason: 'unlikely-age', age: -1 }
		]
	])('%o leaves the rule open', (dates, reason) => {
		const verdict = judged(english, { ...has(), dates });
		expect(verdict.reasons).toContainEqual(reason);
		expect(verdict.funding).toBeNull();
	});

	it('somebody born on a leap day turns 19 on 1 March of a year without one', () => {
		const born = '2004-02-29';
		expect(judged(english, { ...has(), dates: { start: '2023-02-28', born } }).funding).toBeNull();
		expect(judged(english, { ...has(), dates: { start: '2023-03-01', born } }).funding).not.toBeNull();
	});
});

describe('evidence', () => {
	test.each([
		[{ met: 30, of: 30 }, 'met'],
		[{ met: 29, of: 30 }, 'not-met'],
		[{ met: 0, of: 0 }, 'not-known'],
		[undefined, 'not-known']
	])('%o covered', (count, expected) => {
		const covered = new Map(count ? [['watch', count]] : []);
		expect(judged({ kind: 'covered', method: 'watch' }, { covered }).standing).toBe(expected);
	});

	test.each([
		[null, 'not-known'],
		[9, 'not-met'],
		[10, 'met'],
		[15, 'met'],
		[16, 'not-met']
	])('%s pieces of 10 to 15', (pieces, expected) => {
		expect(judged({ kind: 'pieces' }, { pieces }).standing).toBe(expected);
	});
});

describe('a form', () => {
	const check: GatewayCheck = { kind: 'form', form: 'declaration' };
	const state = (
		filled: boolean,
		signed: ('apprentice' | 'employer')[],
		broken: ('apprentice' | 'employer')[] = []
	) => ({
		forms: new Map([['declaration', { on: 'here' as const, filled, signed, broken }]])
	});

	test.each<[string, Partial<Facts>, string, string[]]>([
		['that nobody has begun', {}, 'not-met', ['form-not-begun']],
		['begun', state(false, []), 'not-met', ['form-not-filled', 'not-signed']],
		['signed by one of two', state(true, ['employer']), 'not-met', ['not-signed']],
		['signed by both', state(true, ['employer', 'apprentice']), 'met', ['form-signed']],
		[
			'changed after one had signed',
			state(true, ['employer', 'apprentice'], ['employer']),
			'not-met',
			['signature-broken']
		]
	])('%s', (_, known, standing, reasons) => {
		const verdict = judged(check, known);
		expect([verdict.standing, verdict.reasons.map(({ reason }) => reason)]).toEqual([standing, reasons]);
	});

	it('names who is missing, and asks nobody whose signature is optional', () => {
		expect(judged(check, state(true, ['employer'])).reasons).toEqual([
			{ reason: 'not-signed', form: 'declaration', who: ['apprentice'] }
		]);
	});
});

describe('a word', () => {
	const check: GatewayCheck = { kind: 'declared', by: 'employer' };

	test.each<[string, Partial<Facts>, string]>([
		['nobody said anything', {}, 'not-known'],
		['yes', words(said('employer', 'yes')), 'met'],
		['no', words(said('employer', 'no')), 'not-met'],
		['the last one counts', words(said('employer', 'yes'), said('employer', 'no')), 'not-met'],
		['another one does not decide', words(said('provider', 'yes')), 'not-known'],
		['another one does not decide against it', words(said('employer', 'yes'), said('provider', 'no')), 'met']
	])('%s', (_, known, expected) => {
		expect(judged(check, known).standing).toBe(expected);
	});

	it('keeps the word of those who do not decide', () => {
		const other = said('provider', 'no');
		expect(judged(check, words(other)).reasons).toEqual([
			{ reason: 'no-word', of: 'employer' },
			{ reason: 'other-word', word: other }
		]);
	});
});

describe('an item for some only', () => {
	const check: GatewayCheck = { kind: 'declared', by: 'provider' };
	const only = { only: 'Where it is asked of you.' };
	const applies = (holds: boolean) => ({ applies: new Map([['item', holds]]) });

	test.each<[string, Partial<Facts>, string]>([
		['nobody has said whether it applies', words(said('provider', 'no')), 'not-known'],
		['it does not apply', applies(false), 'not-applicable'],
		['it applies', { ...applies(true), ...words(said('provider', 'no')) }, 'not-met'],
		['it is met anyway', words(said('provider', 'yes')), 'met']
	])('%s', (_, known, expected) => {
		expect(judged(check, known, only).standing).toBe(expected);
	});

	it('cannot be waived where it holds for all', () => {
		expect(judged(check, { ...applies(false), ...words(said('provider', 'no')) }).standing).toBe('not-met');
	});
});

describe('the whole', () => {
	const ask = (id: string, more: Partial<GatewayItem> = {}) =>
		aGatewayItem({ id, check: { kind: 'declared', by: 'employer' }, ...more });
	const all = (items: GatewayItem[], known: Partial<Facts>): Readiness =>
		readiness(book(items), facts(known), today);
	const say = (answers: Record<string, 'yes' | 'no'>) => ({
		words: new Map(Object.entries(answers).map(([id, says]) => [id, [said('employer', says)]]))
	});

	test.each<[string, Record<string, 'yes' | 'no'>, Readiness['verdict']]>([
		['all met', { a: 'yes', b: 'yes' }, 'ready'],
		['one unknown', { a: 'yes' }, 'not-known'],
		['one not met and one unknown', { a: 'no' }, 'not-ready']
	])('%s', (_, answers, expected) => {
		expect(all([ask('a'), ask('b')], say(answers)).verdict).toBe(expected);
	});

	it('a list without items proves nothing', () => {
		expect(all([], {}).verdict).toBe('not-known');
	});

	it('what is recommended never holds it up', () => {
		const items = [ask('a'), ask('b', { weight: 'recommended' })];
		expect(all(items, say({ a: 'yes', b: 'no' }))).toMatchObject({
			verdict: 'ready',
			items: [{}, { standing: 'not-met', holdsUp: false }]
		});
	});

	it('what is due later does not hold it up, and says when it is due', () => {
		const items = [ask('a'), ask('b', { due: { deadline: 'hand-in' } })];
		const dates = { gateway: '2026-12-31' };
		expect(all(items, { ...say({ a: 'yes' }), dates })).toMatchObject({
			verdict: 'ready',
			on: '2026-12-31',
			items: [{ due: null }, { holdsUp: false, due: { state: 'dated', date: '2027-02-28' } }]
		});
		expect(all(items, say({ a: 'yes' })).items[1]?.due).toEqual({ state: 'waiting', for: 'gateway' });
	});

	it('is equal when it is asked for twice, and one more yes never makes it worse', () => {
		const order = ['not-ready', 'not-known', 'ready'];
		const ids = ['a', 'b', 'c', 'd'];
		const items = ids.map((id, n) => ask(id, n === 3 ? { only: 'Some.' } : {}));
		const answer = fc.constantFrom<(undefined | 'yes' | 'no')[]>(undefined, 'yes', 'no');
		fc.assert(
			fc.property(fc.tuple(answer, answer, answer, answer), fc.nat(3), (answers, at) => {
				const asked = (list: readonly (undefined | 'yes' | 'no')[]) =>
					all(items, say(Object.fromEntries(list.flatMap((one, n) => (one ? [[ids[n] ?? '', one]] : [])))));
				const before = asked(answers);
				expect(asked(answers)).toEqual(before);
				const after = asked(answers.with(at, 'yes'));
				expect(order.indexOf(after.verdict)).toBeGreaterThanOrEqual(order.indexOf(before.verdict));
			})
		);
	});
});
