import { describe, expect, test } from 'vitest';
import { cover, distance } from '#lib/assessment/coverage.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification, key } from './builders.ts';

const guild = aSpecification({
	methods: {
		watch: { pass: 4, perContact: 1, distinction: 2, expected: 1 },
		case: { pass: 2, distinction: 1, parts: { diary: { pass: 1, distinction: 1, exemptible: true } } }
	},
	ksbs: 3,
	links: ['watch-p1 same K1', 'watch-p2 part K2']
});
const rows = [
	anEvidence('e1'),
	aClaim('c1', 'e1', 'watch-p1'),
	aClaim('c2', 'e1', 'watch-p2'),
	aClaim('c3', 'e1', 'watch-p3'),
	aClaim('c4', 'e1', 'case-d1'),
	aConfirmation('d1', 'c1'),
	aConfirmation('d3', 'c3', { decision: 'returned' })
];
const covered = () => cover(tallyOf(guild, rows), {});

test('each requirement is in the state of its best claim', () => {
	const coverage = covered();
	expect(coverage.states.get(key('watch-p1'))).toBe('confirmed');
	expect(coverage.states.get(key('K1'))).toBe('confirmed');
	expect(coverage.states.get(key('watch-p2'))).toBe('claimed');
	expect(coverage.states.get(key('K2'))).toBe('linked');
	expect(coverage.states.get(key('watch-p3'))).toBe('returned');
	expect(coverage.states.get(key('K3'))).toBe('missing');
});

test('pass and distinction are counted apart, with what is missing', () => {
	const coverage = covered();
	expect(coverage.methods.get('watch')?.criteria).toEqual([
		{
			grade: 'pass',
			count: {
				total: 6,
				claimed: 2,
				confirmed: 1,
				returned: 1,
				linked: 0,
				missing: 3,
				missingKeys: [key('watch-p4'), key('watch-shop1'), key('watch-phone1')]
			}
		},
		{
			grade: 'distinction',
			count: {
				total: 2,
				claimed: 0,
				confirmed: 0,
				returned: 0,
				linked: 0,
				missing: 2,
				missingKeys: [key('watch-d1'), key('watch-d2')]
			}
		},
		{
			grade: 'expected',
			count: {
				total: 1,
				claimed: 0,
				confirmed: 0,
				returned: 0,
				linked: 0,
				missing: 1,
				missingKeys: [key('watch-e1')]
			}
		}
	]);
});

test('KSBs are counted beside the criteria, in their method and area', () => {
	const coverage = covered();
	const ksbs = {
		total: 3,
		claimed: 1,
		confirmed: 1,
		returned: 0,
		linked: 1,
		missing: 1,
		missingKeys: [key('K3')]
	};
	expect(coverage.whole.ksbs).toEqual(ksbs);
	expect(coverage.methods.get('watch')?.ksbs).toEqual(ksbs);
	expect(coverage.areas.get('watch-area1')?.ksbs).toEqual(ksbs);
	expect(coverage.areas.get('watch-area2')?.ksbs.total).toBe(0);
});

test('a part counts its own criteria', () => {
	const coverage = covered();
	expect(coverage.parts.get('diary')?.criteria).toMatchObject([
		{ grade: 'pass', count: { total: 1, missingKeys: [key('case-p1')] } },
		{ grade: 'distinction', count: { total: 1, claimed: 1 } }
	]);
});

test('what does not apply is left out: other contact, and what an exemption counts as met', () => {
	const fitted = cover(tallyOf(guild, rows), { contact: ['shop'], exempt: ['diary'] });
	expect(fitted.states.has(key('watch-phone1'))).toBe(false);
	expect(fitted.states.has(key('case-p1'))).toBe(false);
	expect(fitted.parts.get('diary')?.criteria.map(({ grade }) => grade)).toEqual(['distinction']);
	expect(fitted.methods.get('watch')?.criteria[0]?.count.total).toBe(5);
});

describe('who confirms', () => {
	const shared = aSpecification({
		methods: { watch: { pass: 2, distinction: 0, decidedBy: 'employer' }, case: { pass: 2, distinction: 0 } }
	});
	const confirmedBy = (id: string, ...roles: readonly ('tutor' | 'employer')[]) => {
		const decisions = roles.map((role) => aConfirmation(`d-${role}`, 'c1', { role }));
		const tally = tallyOf(shared, [anEvidence('e1'), aClaim('c1', 'e1', id), ...decisions]);
		return cover(tally, {}).states.get(key(id));
	};

	test('the employer, where the decision on a criterion is theirs, and the tutor everywhere else', () => {
		expect(confirmedBy('watch-p1', 'employer')).toBe('confirmed');
		expect(confirmedBy('watch-p1', 'tutor')).toBe('claimed');
		expect(confirmedBy('case-p1', 'employer')).toBe('claimed');
		expect(confirmedBy('case-p1', 'tutor')).toBe('confirmed');
	});
});

test('what nobody knows is as far from being met as what nothing shows', () => {
	const { states } = covered();
	expect(distance(states, undefined)).toBe(3);
	expect(distance(states, { key: key('other') })).toBe(3);
	expect(distance(states, { key: key('K3') })).toBe(3);
	expect(distance(states, { key: key('K2') })).toBe(2);
});
