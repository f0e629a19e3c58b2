import { beforeAll, describe, expect, it, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { compile } from '#lib/specification/check/compile.ts';
import {
	countLikeness,
	mapCriteria,
	pairDeadlines,
	pairEvidence,
	pairGateway,
	pairMethods,
	type CriteriaMap
} from '#lib/specification/read/compare.ts';
import { fit } from '#lib/specification/fit.ts';
import { compilePractice } from '#lib/specification/check/practice.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import type { Specification } from '#lib/specification/types.ts';
import { loadContent } from '../../../src/tools/content/load.ts';
import { aRow, id } from '../../support/rows.ts';
import { aSource, aStandard } from './sources.ts';

const asWritten = (text: string) => text;

/** Over the standard's three criteria, or as many as are left. */
function specification(more: Record<string, unknown> = {}, outOf = 3): Specification {
	const source = 'ours';
	const steps = [{ grade: 'pass', criteria: 'pass', atLeast: 'all', outOf }];
	const watch = {
		id: 'watch',
		name: 'Watch',
		weighting: null,
		summary: 'A watch.',
		grading: { kind: 'criteria', steps, source },
		source
	};
	const result = compile(aStandard(), aSource({ methods: [watch], ...more }), asWritten);
	if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
	return result.specification;
}

function practice(more: Record<string, unknown>): Practice {
	const result = compilePractice(aStandard(), aSource(more), asWritten);
	if (!result.ok) throw new Error(result.problems.map(({ message }) => message).join('\n'));
	return result.practice;
}

/** An organisation with criteria of its own: `ID kind to`, one a line; without a link `ID`. */
function own(...lines: string[]): Specification {
	const criteria = lines.map((line) => {
		const [id = '', kind, to] = line.split(' ');
		const links = kind ? [{ to, kind }] : [];
		return { id, method: 'watch', grade: 'pass', text: id, links, source: 'ours' };
	});
	return specification({ id: 'own', standardCriteria: { use: 'none' }, criteria }, lines.length);
}

/** "lamp-p1 same o1", or "lamp-p1 alone". */
const told = (side: CriteriaMap['here']) =>
	side.flatMap(({ criterion, partners }) =>
		partners.length === 0
			? [`${criterion.id} alone`]
			: partners.map((one) => `${criterion.id} ${one.likeness} ${one.criterion.id}`)
	);

describe('criteria mapped onto each other', () => {
	it('are the same where both share them', () => {
		const map = mapCriteria(specification(), specification({ id: 'other' }));
		expect(told(map.here)).toEqual(['lamp-p1 same lamp-p1', 'lamp-p2 same lamp-p2', 'wick-p1 same wick-p1']);
		expect(map.there).toEqual(map.here);
	});

	it('are alone on either side where one leaves some out', () => {
		const map = mapCriteria(
			specification(),
			specification({ id: 'other', standardCriteria: { use: 'all', without: ['lamp-p2'] } }, 2)
		);
		expect(told(map.here)).toContain('lamp-p2 alone');
		expect(countLikeness(map.here)).toEqual({ same: 2, part: 0, wider: 0, alone: 1 });
		expect(countLikeness(map.there)).toEqual({ same: 2, part: 0, wider: 0, alone: 0 });
	});

	it('follow a same link both ways and a part link one way; a suggestion maps nothing', () => {
		const map = mapCriteria(
			specification(),
			own('o1 same lamp-p1', 'o2 part lamp-p2', 'o3 suggested wick-p1', 'o4')
		);
		expect(told(map.here)).toEqual(['lamp-p1 same o1', 'lamp-p2 wider o2', 'wick-p1 alone']);
		expect(told(map.there)).toEqual(['o1 same lamp-p1', 'o2 part lamp-p2', 'o3 alone', 'o4 alone']);
	});

	it('reach over a criterion that both name and neither grades', () => {
		const here = own('o1 same lamp-p1', 'o2 part lamp-p2');
		const there = own('n1 same lamp-p1', 'n2 same lamp-p2');
		expect(told(mapCriteria(here, there).here)).toEqual(['o1 same n1', 'o2 part n2']);
	});

	it('put the closest first', () => {
		const map = mapCriteria(specification(), own('o1 part lamp-p1', 'o2 same lamp-p1'));
		expect(told(map.here).slice(0, 2)).toEqual(['lamp-p1 same o2', 'lamp-p1 wider o1']);
	});
});

describe('claims after a change of organisation', () => {
	const states = (here: Specification, there: Specification, ...claimed: string[]) => {
		const evidence = id('lamp');
		const claims = claimed.map((key) =>
			aRow('claim', id(`on-${key.slice(key.indexOf('/') + 1)}`), { evidence, requirement: key })
		);
		const tally = tallyOf(fit(there, [here], []), [aRow('evidence', evidence), ...claims]);
		return there.criteria.map(({ key }) => cover(tally, {}).states.get(key));
	};

	it('count for the grade through a same link, for coverage up a part link, and for nothing down one', () => {
		const plain = specification();
		const items = own('o1 same lamp-p1', 'o2 part lamp-p2', 'o3 part wick-p1');
		const [o1, o2] = items.criteria.map(({ key }) => key);
		expect(states(items, plain, o1 ?? '', o2 ?? '')).toEqual(['claimed', 'linked', 'missing']);
		expect(states(plain, items, ...plain.criteria.map(({ key }) => key))).toEqual([
			'claimed',
			'missing',
			'missing'
		]);
	});
});

describe('pairs', () => {
	const ids = (pairs: readonly { here: { id: string } | null; there: { id: string } | null }[]) =>
		pairs.map(({ here, there }) => [here?.id ?? null, there?.id ?? null]);

	it('join methods and kinds of evidence by id, what is there alone at the end', () => {
		const kinds = (...all: string[]) => ({
			evidence: { kinds: all.map((id) => ({ id, name: id, source: 'ours' })) }
		});
		const here = specification(kinds('note', 'photo'));
		const there = specification(kinds('film', 'photo'));
		expect(ids(pairEvidence(here, there))).toEqual([
			['note', null],
			['photo', 'photo'],
			[null, 'film']
		]);
		expect(ids(pairMethods(here, there))).toEqual([['watch', 'watch']]);
	});

	it('join what gateway asks by what is checked, whatever it is called', () => {
		const gateway = (...items: [string, Record<string, unknown>][]) =>
			practice({
				gateway: {
					summary: 'Ready?',
					source: 'ours',
					items: items.map(([id, check]) => ({
						id,
						name: id,
						text: 'Why',
						todo: 'What',
						who: ['apprentice'],
						check,
						source: 'ours'
					}))
				}
			});
		const here = gateway(
			['a-year', { kind: 'duration', count: 12, unit: 'months' }],
			['sums', { kind: 'certificate', subject: 'maths', level: '1' }],
			['ready', { kind: 'declared', by: 'employer' }]
		);
		const there = gateway(
			['words', { kind: 'certificate', subject: 'english', level: '1' }],
			['numbers', { kind: 'certificate', subject: 'maths', level: '2' }],
			['time', { kind: 'duration', count: 366, unit: 'days' }],
			['signed', { kind: 'declared', by: 'employer' }]
		);
		expect(ids(pairGateway(here, there))).toEqual([
			['a-year', 'time'],
			['sums', 'numbers'],
			['ready', null],
			[null, 'words'],
			[null, 'signed']
		]);
		expect(pairGateway(practice({}), here).every(({ here: none }) => none === null)).toBe(true);
		expect(pairDeadlines(here, there)).toEqual([]);
	});
});

describe('the built-in specifications', () => {
	let all: Map<string, Specification>;
	beforeAll(async () => {
		const { specifications } = await loadContent('content');
		all = new Map(specifications.map((one) => [one.id, one]));
	}, 60_000);
	const get = (id: string) => {
		const found = all.get(id);
		if (!found) throw new Error(`no ${id}`);
		return found;
	};

	test('two that grade against the plan ask for the same', () => {
		const map = mapCriteria(get('st0072-vtct'), get('st0072-futurequals'));
		expect(countLikeness(map.here)).toEqual({ same: 76, part: 0, wider: 0, alone: 0 });
	});

	test('the descriptor that a later plan dropped is there under one alone, and the one after it moved up', () => {
		const map = mapCriteria(get('st0071-open-awards'), get('st0071-pal'));
		expect(countLikeness(map.here)).toEqual({ same: 61, part: 0, wider: 0, alone: 1 });
		expect(told(map.here)).toEqual(
			expect.arrayContaining(['discussion-d2 alone', 'discussion-d3 same discussion-d2'])
		);
		expect(told(map.there).filter((line) => line.endsWith('alone'))).toEqual([]);
	});

	test('an organisation’s own lists map onto the plan both ways, and two standards do not', () => {
		const items = mapCriteria(get('st0072-active-iq'), get('st0072-vtct'));
		expect(countLikeness(items.here).same).toBeGreaterThan(50);
		expect(countLikeness(items.there).same).toBeGreaterThan(30);
		const other = mapCriteria(get('st0072-vtct'), get('st0071-pal'));
		expect(countLikeness(other.here)).toEqual({ same: 0, part: 0, wider: 0, alone: 76 });
	});
});
