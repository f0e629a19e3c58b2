/** The whole of gateway for one day: what holds it up, what is due later, what is only recommended, and who acts. */
import { describe, expect, test } from 'vitest';
import { overview } from '#lib/gateway/overview.ts';
import { readiness } from '#lib/gateway/readiness.ts';
import { certificateAchieved, settledItem } from '#lib/gateway/settled.ts';
import type { Fact } from '#lib/record/rows.ts';
import type { GatewayCheck, GatewayItem, Practice } from '#lib/specification/practice-types.ts';
import { holidays } from './builders.ts';
import { aGatewayItem, aRulebook, facts } from './readiness-builders.ts';
import { aFact, dated, rowsWith, said } from './record-builders.ts';

const rules = { bankHolidays: holidays(2020, 2035), funding: [] };
const today = '2026-11-23';
const certificate: GatewayCheck = {
	kind: 'certificate',
	subject: 'maths',
	level: 'level 2',
	alternatives: [{ id: 'sign', text: 'A sign', source: 'ours' }]
};

describe('the overview', () => {
	const items = [
		aGatewayItem({ id: 'word', who: ['apprentice', 'employer'] }),
		aGatewayItem({ id: 'later', due: { deadline: 'hand-in' } }),
		aGatewayItem({ id: 'advised', weight: 'recommended' }),
		aGatewayItem({ id: 'maths', who: ['employer'], check: certificate }),
		aGatewayItem({ id: 'done', who: ['provider'] })
	];
	const done = aFact({ about: 'word', item: 'done', says: 'yes', ...said('employer', '2026-03-01') });
	const look = (known: readonly Fact[] = [done], record = dated({})) =>
		overview(
			rowsWith(known, { record }),
			{ grades: [], evidence: { pieces: null } as never },
			aRulebook(rules, items).practice as Practice,
			rules,
			today
		);
	const ids = (list: readonly { readonly item: GatewayItem }[]) => list.map(({ item }) => item.id).join(' ');

	test('has each item in one group, and what holds gateway up beside', () => {
		const { groups, open } = look();
		expect(ids(groups.atGateway)).toBe('word maths done');
		expect(ids(groups.later)).toBe('later');
		expect(ids(groups.recommended)).toBe('advised');
		expect(ids(open)).toBe('word maths');
	});

	test('says who has to act on what', () => {
		expect([...look().toAct].map(([who, list]) => `${who}: ${ids(list)}`)).toEqual([
			'apprentice: word',
			'employer: word maths'
		]);
	});

	test('counts the deadlines from the dates of the record', () => {
		const { deadlines, timeline } = look();
		expect(deadlines.map(({ id, outcome }) => [id, outcome.state === 'dated' && outcome.date])).toEqual([
			['hand-in', '2027-05-01']
		]);
		expect(timeline.next?.id).toBe('hand-in');
	});

	test('warns of a gateway that has passed only while something is open', () => {
		const record = dated({ gateway: '2026-11-22' });
		expect(look([done], record).warnings.map(({ code }) => code)).toEqual(['gateway-past']);
		const words = ['word', 'done'].map((item) =>
			aFact({ about: 'word', item, says: 'yes', ...said('employer', '2026-03-01') })
		);
		const level = aFact({ about: 'certificate', subject: 'maths', level: 'level 2', on: null });
		const closed = look([...words, level], record);
		expect([closed.open, closed.warnings, closed.readiness.verdict]).toEqual([[], [], 'ready']);
	});
});

describe('what is settled, for the forms that ask', () => {
	const judged = (known: Parameters<typeof facts>[0]) => {
		const rulebook = aRulebook(rules, [
			aGatewayItem({ id: 'maths', check: certificate }),
			aGatewayItem({ id: 'word' }),
			aGatewayItem({ id: 'some', only: 'some people' })
		]);
		const all = facts(known);
		const found = readiness(rulebook, all, today);
		return {
			item: (id: string) => settledItem(found, id),
			certificate: (subject: string) => certificateAchieved(subject, rulebook, all, found)
		};
	};

	test('an item is met or not, or nobody knows', () => {
		const word = (says: 'yes' | 'no') =>
			judged({ words: new Map([['word', [{ says, by: 'employer', on: '2026-01-01' }]]]) });
		expect([word('yes').item('word'), word('no').item('word'), judged({}).item('word')]).toEqual([
			true,
			false,
			null
		]);
		expect(judged({ applies: new Map([['some', false]]) }).item('some')).toBeNull();
		expect(judged({}).item('nowhere')).toBeNull();
	});

	test.each<[string, Parameters<typeof facts>[0], boolean | null]>([
		['high enough', { certificates: [{ subject: 'maths', level: 'level 2' }] }, true],
		['too low', { certificates: [{ subject: 'maths', level: 'level 1' }] }, false],
		['none', { certificates: [] }, false],
		[
			'in another subject, and nobody asked about this one',
			{ certificates: [{ subject: 'english', level: 'level 2' }], unasked: ['maths'] },
			null
		],
		['unasked', {}, null],
		['of an unclear level', { certificates: [{ subject: 'maths', level: 'grade C' }] }, null],
		['stood in for', { alternatives: new Map([['maths', 'sign']]) }, null]
	])('a certificate: %s', (_, known, expected) => {
		expect(judged(known).certificate('maths')).toBe(expected);
	});

	test('a subject that the list does not ask for is not known', () => {
		expect(
			judged({ certificates: [{ subject: 'maths', level: 'level 2' }] }).certificate('english')
		).toBeNull();
	});
});
