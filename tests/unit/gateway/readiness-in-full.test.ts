/** What an item of the gateway list says beside its standing, and where the rules on it turn. */
import { describe, expect, test } from 'vitest';
import { certificateAchieved } from '#lib/gateway/settled.ts';
import { readiness, type ItemVerdict, type Rulebook } from '#lib/gateway/readiness.ts';
import type { Facts } from '#lib/gateway/readiness-facts.ts';
import type { Form, GatewayCheck, GatewayItem } from '#lib/specification/practice-types.ts';
import { aDeadline, builtInRules } from './builders.ts';
import { aGatewayItem, aRulebook, facts } from './readiness-builders.ts';

const rules = await builtInRules();
const today = '2026-11-23';

interface Given extends Partial<Facts> {
	readonly item?: Partial<GatewayItem>;
	readonly book?: Partial<Rulebook>;
}

function judged(check: GatewayCheck, { item = {}, book = {}, ...known }: Given = {}): ItemVerdict {
	const rulebook = aRulebook(rules, [aGatewayItem({ check, ...item })], book);
	const [one] = readiness(rulebook, facts(known), today).items;
	if (!one) throw new Error('an item was lost');
	return one;
}

const byEmployer: GatewayCheck = { kind: 'declared', by: 'employer' };
const word = (says: 'yes' | 'no', by: 'employer' | 'provider' = 'employer') =>
	({ says, by, on: '2026-11-01' }) as const;
const words = (...all: ReturnType<typeof word>[]) => ({ words: new Map([['item', all]]) });

describe('the evidence', () => {
	const watch: GatewayCheck = { kind: 'covered', method: 'watch' };

	test('for a method says how many criteria have some, or that nothing is known', () => {
		expect(judged(watch, { covered: new Map([['watch', { met: 2, of: 3 }]]) })).toMatchObject({
			reasons: [{ reason: 'covered', method: 'watch', met: 2, of: 3 }],
			funding: null
		});
		expect(judged(watch).reasons).toEqual([{ reason: 'coverage-unknown', method: 'watch' }]);
	});

	test.each<[string, Rulebook['pieces'], object]>([
		['both', { minimum: 2, maximum: 4, source: 'ours' }, { minimum: 2, maximum: 4 }],
		['a least', { minimum: 2, source: 'ours' }, { minimum: 2, maximum: null }],
		['a most', { maximum: 4, source: 'ours' }, { minimum: null, maximum: 4 }],
		['neither', null, { minimum: null, maximum: null }]
	])('says how many pieces there are and are asked for, where the rule has %s', (_, pieces, asked) => {
		const verdict = judged({ kind: 'pieces' }, { pieces: 3, book: { pieces } });
		expect(verdict).toMatchObject({ standing: 'met', funding: null });
		expect(verdict.reasons).toEqual([{ reason: 'pieces', count: 3, ...asked }]);
	});

	test('says that no pieces were chosen yet', () => {
		expect(judged({ kind: 'pieces' }).reasons).toEqual([{ reason: 'no-pieces-chosen' }]);
	});
});

describe('a word', () => {
	test('that decides is told first, and the others after it', () => {
		expect(judged(byEmployer, words(word('no', 'provider'), word('yes')))).toMatchObject({
			reasons: [
				{ reason: 'word', word: word('yes') },
				{ reason: 'other-word', word: word('no', 'provider') }
			],
			funding: null
		});
		expect(judged(byEmployer, words(word('no'), word('yes'))).reasons).toEqual([
			{ reason: 'word', word: word('yes') }
		]);
	});

	test('on whether an item applies is told too', () => {
		const only = { item: { only: 'Where it is asked of you.' } };
		expect(judged(byEmployer, { ...only, applies: new Map([['item', false]]) }).reasons).toEqual([
			{ reason: 'does-not-apply' }
		]);
		expect(judged(byEmployer, only).reasons).toEqual([
			{ reason: 'may-not-apply' },
			{ reason: 'no-word', of: 'employer' }
		]);
	});
});

describe('a form', () => {
	const [declaration] = aRulebook(rules, []).practice.forms;
	if (!declaration) throw new Error('the builder made no form');
	const check: GatewayCheck = { kind: 'form', form: 'declaration' };
	const state = { on: 'here', filled: true, signed: ['apprentice', 'employer'], broken: [] } as const;
	const among = (...forms: readonly Form[]) => ({
		book: { practice: { ...aRulebook(rules, [aGatewayItem({ check })]).practice, forms } },
		forms: new Map([['declaration', state]])
	});

	test('asks those to sign whose signature it needs, whatever else they have to fill in', () => {
		const [section] = declaration.sections;
		const field = section?.fields.at(-1);
		if (!section || !field) throw new Error('the builder made no field');
		const filledIn = { ...field, id: 'job', kind: 'text' as const, required: true };
		const more = { ...declaration, sections: [{ ...section, fields: [...section.fields, filledIn] }] };
		expect(judged(check, among(more))).toMatchObject({
			standing: 'met',
			reasons: [{ reason: 'form-signed', form: 'declaration', on: 'here' }],
			funding: null
		});
	});

	test('is not taken for another, which asks others to sign', () => {
		const sections = declaration.sections.map((section) => ({
			...section,
			fields: section.fields.map((field) => ({ ...field, required: true }))
		}));
		expect(judged(check, among({ ...declaration, id: 'other', sections }, declaration)).standing).toBe('met');
	});
});

describe('English and maths', () => {
	const english: GatewayCheck = {
		kind: 'certificate',
		subject: 'english',
		level: 'level 1',
		alternatives: []
	};
	const has = (...levels: string[]) => ({
		certificates: levels.map((level) => ({ subject: 'english' as const, level }))
	});
	const dates = { start: '2025-09-01', born: '2007-01-01' };

	test.each([
		[' level 2 ', 'met'],
		['LEVEL 1', 'met'],
		['Entry level 3', 'not-met'],
		['level 12', 'not-known'],
		['above level 2', 'not-known'],
		['level 9', 'not-known'],
		['', 'not-known']
	])('a certificate at "%s" is %s', (level, standing) => {
		expect(judged(english, has(level)).standing).toBe(standing);
	});

	test('a level that can be compared is taken before one that cannot', () => {
		for (const levels of [
			['grade C', 'entry level 3'],
			['entry level 3', 'grade C']
		])
			expect(judged(english, { ...has(...levels), dates }).reasons).toEqual([
				{ reason: 'certificate', has: 'entry level 3', needs: 'level 1' }
			]);
	});

	test('nothing can be compared with a level that the handbook does not name clearly', () => {
		const verdict = judged({ ...english, level: 'grade 4' }, { ...has('level 2'), dates });
		expect(verdict).toMatchObject({
			standing: 'not-known',
			reasons: [{ reason: 'unclear-level', has: 'level 2', needs: 'grade 4' }]
		});
	});

	test('where the age is known nothing is said of it', () => {
		expect(judged(english, { ...has(), dates }).reasons).toEqual([
			{ reason: 'no-certificate', needs: 'level 1' }
		]);
	});

	test.each([
		['2025-02-30', '2006-09-01', { reason: 'age-unknown', missing: 'start' }],
		['2025-09-01', '2006-02-30', { reason: 'age-unknown', missing: 'born' }],
		['2025-09-01', '2010-09-02', { reason: 'unlikely-age', age: 14 }],
		['2025-09-01', '1924-09-01', { reason: 'unlikely-age', age: 101 }]
	])('a start on %s and a birth on %s leave the rule open', (start, born, reason) => {
		expect(judged(english, { ...has(), dates: { start, born } })).toMatchObject({
			reasons: [{ reason: 'no-certificate' }, reason],
			funding: null
		});
	});

	test('fifteen and a hundred are ages that a rule can be about', () => {
		const rule = (born: string) =>
			judged(english, {
				...has(),
				dates: { start: '2025-09-01', born },
				item: { weight: 'recommended' }
			}).funding?.rule.id;
		expect(rule('2010-09-01')).toBe('english-maths-16-to-18');
		expect(rule('1925-09-01')).toBe('english-maths-from-19');
	});

	test('a rule that asks for nothing gives no reasons of the handbook’s', () => {
		const nineteen = { start: '2025-09-01', born: '2000-01-01' };
		expect(judged(english, { ...has(), dates: nineteen }).funding).toMatchObject({
			standing: 'not-applicable',
			reasons: []
		});
	});

	test('the rule is shown beside an item that the handbook only recommends, or asks of some only', () => {
		const shown = (item: Partial<GatewayItem>) => judged(english, { ...has(), dates, item }).funding !== null;
		expect(shown({})).toBe(false);
		expect(shown({ weight: 'recommended' })).toBe(true);
		expect(shown({ only: 'Some.' })).toBe(true);
	});

	test('no list asks for no certificate', () => {
		const { practice, ...book } = aRulebook(rules, []);
		const none = { ...book, practice: { ...practice, gateway: null } };
		const known = facts(has('level 2'));
		expect(certificateAchieved('english', none, known, readiness(none, known, today))).toBeNull();
	});
});

test('time that is not served by the rule relied on holds gateway up like any other', () => {
	const relied = new Map([['item', { rule: 'minimum-duration-8-months', agreed: ['employer'] as const }]]);
	const dates = { start: '2026-04-01' };
	expect(judged({ kind: 'duration', count: 12, unit: 'months' }, { dates, relied })).toMatchObject({
		standing: 'not-met',
		funding: { relied: true },
		holdsUp: true
	});
});

test('what is due later is due by its own deadline, not by another', () => {
	const other = aDeadline({ id: 'other', kind: 'by', from: 'gateway', count: 9 });
	const { practice } = aRulebook(rules, [aGatewayItem({ check: byEmployer, due: { deadline: 'hand-in' } })]);
	const book = { practice: { ...practice, deadlines: [other, ...practice.deadlines] } };
	const due = judged(byEmployer, { book, dates: { gateway: '2026-12-31' } }).due;
	expect(due).toMatchObject({ date: '2027-02-28' });
});
