import { describe, expect, it } from 'vitest';
import type { Count } from '#lib/assessment/coverage.ts';
import { factsOfRecord, signersOf } from '#lib/gateway/facts-of-record.ts';
import { readiness } from '#lib/gateway/readiness.ts';
import type { GatewayCheck } from '#lib/specification/practice-types.ts';
import { builtInRules } from './builders.ts';
import { aGatewayItem, aRulebook } from './readiness-builders.ts';
import { aFact, rowsWith, said } from './record-builders.ts';

const rules = await builtInRules();
const { practice } = aRulebook(rules, []);
const grades = ['fail', 'pass', 'distinction'].map((grade) => ({ id: grade, name: grade }));
const read = (...args: Parameters<typeof rowsWith>) => factsOfRecord(rowsWith(...args), { grades }, practice);

const english = aFact({ about: 'certificate', subject: 'english', level: 'level 2', on: null });

/** How an item on the list stands with these facts. */
function standing(
	item: Parameters<typeof aGatewayItem>[0],
	...facts: Parameters<typeof rowsWith>[0][number][]
) {
	const rulebook = aRulebook(rules, [aGatewayItem(item)]);
	return readiness(rulebook, read(facts), '2026-11-23').items[0]?.standing;
}

describe('what a record says', () => {
	it('of nothing is not known, but for its own two dates', () => {
		expect(read([])).toMatchObject({
			dates: { start: '2026-01-05', gateway: '2027-03-01' },
			time: { breaks: [], agreedEnd: null },
			certificates: null,
			pieces: null
		});
	});

	it('of dates, breaks and a new end', () => {
		const facts = read([
			aFact({ about: 'date', name: 'interview', on: '2027-04-01' }),
			aFact({ about: 'date', name: 'agreed-end', on: '2027-02-01' }),
			aFact({ about: 'date', name: 'born', on: null }),
			aFact({ about: 'break', from: '2026-05-01', until: null })
		]);
		expect(facts.dates).toEqual({
			start: '2026-01-05',
			gateway: '2027-03-01',
			interview: '2027-04-01',
			born: null
		});
		expect(facts.time).toEqual({
			breaks: [{ from: '2026-05-01', until: null }],
			agreedEnd: '2027-02-01'
		});
	});

	it('of pass criteria counts those claimed, not those that something particular touches', () => {
		const count: Count = {
			total: 9,
			claimed: 5,
			confirmed: 2,
			returned: 1,
			linked: 2,
			missing: 1,
			missingKeys: []
		};
		const group = (grade: string) => ({
			ksbs: count,
			criteria: [
				{ grade, count },
				{ grade: 'distinction', count: { ...count, claimed: 1 } }
			]
		});
		const methods = new Map([
			['watch', group('pass')],
			['talk', group('expected')]
		]);
		expect(read([], { coverage: { methods } }).covered).toEqual(new Map([['watch', { met: 5, of: 9 }]]));
	});
});

describe('certificates', () => {
	const check: Extract<GatewayCheck, { kind: 'certificate' }> = {
		kind: 'certificate',
		subject: 'maths',
		level: 'level 1',
		alternatives: []
	};
	const maths = { check };

	it('in one subject say nothing about the other', () => {
		expect(standing(maths, english)).toBe('not-known');
	});

	it('that somebody said are not there yet are missing', () => {
		const none = aFact({ about: 'certificate', subject: 'maths', level: null, on: null });
		expect(standing(maths, english, none)).toBe('not-met');
		const one = aFact({ about: 'certificate', subject: 'maths', level: 'level 1', on: null });
		expect(standing(maths, english, none, one)).toBe('met');
	});

	it('can be stood in for, until that is taken back', () => {
		const alternatives = [{ id: 'exemption', text: 'An exemption', source: 'ours' }];
		const item = { check: { ...check, alternatives } };
		const choice = (alternative: string | null) =>
			aFact({ about: 'alternative', item: 'item', alternative, ...said('provider', '2026-03-01') });
		expect(standing(item, choice('exemption'))).toBe('met');
		expect(standing(item, choice(null))).toBe('not-known');
	});
});

describe('words', () => {
	const word = (says: 'yes' | 'no', on: string, more = {}) =>
		aFact({ about: 'word', item: 'item', says, ...said('employer', on) }, more);

	it('the latest of a person decides, in whatever order the rows come', () => {
		const [early, late] = [word('no', '2026-03-01'), word('yes', '2026-04-01')];
		expect(standing({}, early, late)).toBe('met');
		expect(standing({}, late, early)).toBe('met');
	});

	it('of one day, the one written later decides', () => {
		const first = word('yes', '2026-03-01', { createdAt: '2026-03-01T09:00:00.000Z' });
		const second = word('no', '2026-03-01', { createdAt: '2026-03-01T10:00:00.000Z' });
		expect(standing({}, second, first)).toBe('not-met');
	});

	it('of somebody else do not decide', () => {
		const tutor = aFact({ about: 'word', item: 'item', says: 'yes', ...said('tutor', '2026-03-01') });
		expect(standing({}, tutor)).toBe('not-known');
	});

	it('say whether an item holds at all', () => {
		const applies = aFact({
			about: 'applies',
			item: 'item',
			applies: false,
			...said('provider', '2026-03-01')
		});
		expect(standing({ only: 'some' }, applies)).toBe('not-applicable');
	});
});

describe('a form on paper', () => {
	it('is complete where somebody said so, with all who must sign and nobody else', () => {
		const item = { check: { kind: 'form', form: 'declaration' } } as const;
		expect(standing(item)).toBe('not-met');
		const paper = aFact({ about: 'paper-form', form: 'declaration', ...said('provider', '2026-03-01') });
		expect(standing(item, paper)).toBe('met');
		expect(signersOf(practice, 'declaration')).toEqual(['apprentice', 'employer']);
	});
});

describe('a funding rule', () => {
	const reliance = (rule: string, role: 'provider' | 'employer', on: string) =>
		aFact({ about: 'reliance', item: 'item', rule, ...said(role, on) });

	it('is relied on with all who agreed to it', () => {
		const facts = read([
			reliance('from-19', 'provider', '2026-03-01'),
			reliance('from-19', 'employer', '2026-03-02')
		]);
		expect(facts.relied).toEqual(new Map([['item', { rule: 'from-19', agreed: ['provider', 'employer'] }]]));
	});

	it('that was agreed to later takes the place of another, with only its own people', () => {
		const facts = read([
			reliance('newer', 'employer', '2026-05-01'),
			reliance('older', 'provider', '2026-03-01')
		]);
		expect(facts.relied.get('item')).toEqual({ rule: 'newer', agreed: ['employer'] });
	});
});
