import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { findingSentence } from '#lib/assessment/finding-sentences.ts';
import { findingsOf } from '#lib/assessment/findings.ts';
import type { Situation } from '#lib/assessment/situation.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import type { EvidenceKind, Specification } from '#lib/specification/types.ts';
import { aClaim, anEvidence, aSpecification, key } from './builders.ts';

const plain = aSpecification({
	methods: {
		watch: { pass: 2, perContact: 1, distinction: 0 },
		case: { pass: 1, distinction: 0 }
	},
	ksbs: 2,
	links: ['watch-p1 same K1', 'watch-p2 part K2', 'watch-phone1 same other/x']
});

function kind(id: string, more: Partial<EvidenceKind> = {}): EvidenceKind {
	return {
		id,
		name: id,
		written: false,
		words: null,
		minutes: null,
		accepted: 'yes',
		why: null,
		points: [],
		source: `guild: ${id}`,
		...more
	};
}

function ruled(evidence: Partial<Specification['evidence']>): Specification {
	return { ...plain, evidence: { ...plain.evidence, ...evidence } };
}

function find(specification: Specification, rows: readonly Row[], situation: Situation = {}) {
	const tally = tallyOf(specification, rows);
	const evidence = rows
		.filter((row) => row.kind === 'evidence' && !row.deleted)
		.filter((row) => row.kind === 'evidence');
	return findingsOf(tally, evidence, cover(tally, situation)).map((finding) => ({
		...finding,
		sentence: findingSentence(specification, finding)
	}));
}

const used = (id: string, requirement = 'case-p1') => [anEvidence(id), aClaim(`c-${id}`, id, requirement)];

test('evidence that keeps every rule has no findings', () => {
	expect(find(plain, used('e1'))).toEqual([]);
	expect(find(plain, [])).toEqual([]);
});

describe('needless duplicates', () => {
	const once = ruled({ covers: { each: 'once', methods: ['watch'], source: 'guild: Once' } });

	test('a criterion with two pieces is named, with the pieces and the source', () => {
		const rows = [...used('e2', 'watch-p1'), ...used('e1', 'watch-p1')];
		expect(find(once, rows)).toEqual([
			{
				kind: 'needless-duplicates',
				requirements: [key('watch-p1')],
				evidence: ['000000e1', '000000e2'],
				actual: 2,
				asked: 1,
				source: 'guild: Once',
				sentence: 'watch-p1: 2 pieces of evidence, and one is enough.'
			}
		]);
	});

	test('a claim that a same link carries there counts too', () => {
		expect(find(once, [...used('e1', 'watch-p1'), ...used('e2', 'K1')])).toHaveLength(1);
	});

	test.each<[string, Row[], Situation]>([
		['one piece claimed twice', [...used('e1', 'watch-p1'), aClaim('c2', 'e1', 'watch-p1')], {}],
		['another method', [...used('e1'), ...used('e2')], {}],
		['a KSB', [...used('e1', 'K2'), ...used('e2', 'K2')], {}],
		[
			'a criterion that does not apply',
			[...used('e1', 'watch-phone1'), ...used('e2', 'watch-phone1')],
			{ contact: ['shop'] }
		]
	])('%s is none', (_, rows, situation) => {
		expect(find(once, rows, situation)).toEqual([]);
	});

	test('where nobody asks for one only, there are none', () => {
		expect(find(plain, [...used('e1', 'watch-p1'), ...used('e2', 'watch-p1')])).toEqual([]);
	});
});

describe('the number of pieces', () => {
	const many = (count: number) => Array.from({ length: count }, (_, index) => used(`e${index}`)).flat();
	const ranged = ruled({ pieces: { minimum: 2, maximum: 3, source: 'guild: Pieces' } });

	test.each([
		[1, '1 piece of evidence so far; at least 2 are asked for.'],
		[2, undefined],
		[3, undefined],
		[4, '4 pieces of evidence; at most 3 are asked for.']
	])('%i of 2 to 3', (count, sentence) => {
		expect(find(ranged, many(count))[0]?.sentence).toBe(sentence);
	});

	test('names all pieces, since any of them may be one too many', () => {
		expect(find(ranged, many(4))).toEqual([
			{
				kind: 'too-many',
				requirements: [],
				evidence: ['000000e0', '000000e1', '000000e2', '000000e3'],
				actual: 4,
				asked: 3,
				source: 'guild: Pieces',
				sentence: '4 pieces of evidence; at most 3 are asked for.'
			}
		]);
	});

	test('only pieces for the method count where one is named', () => {
		const forWatch = ruled({ pieces: { minimum: 2, method: 'watch', source: 'guild: Pieces' } });
		const rows = [...used('e1', 'watch-p1'), ...used('e2'), aClaim('c9', 'e1', 'watch-p2')];
		expect(find(forWatch, rows)[0]).toMatchObject({
			kind: 'too-few',
			actual: 1,
			asked: 2,
			evidence: ['000000e1']
		});
		expect(find(forWatch, [...rows, ...used('e3', 'K1')]).map((one) => one.kind)).not.toContain('too-few');
	});

	test('a limit that is not printed is none', () => {
		expect(find(ruled({ pieces: { maximum: 3, source: 'guild: Pieces' } }), [])).toEqual([]);
		expect(find(ruled({ pieces: { minimum: 2, source: 'guild: Pieces' } }), many(9))).toEqual([]);
	});
});

describe('kinds', () => {
	const kinds = ruled({ kinds: [kind('photo'), kind('poem', { accepted: 'no', why: 'No poems.' })] });
	const piece = (id: string, of: string) => [anEvidence(id, { kind: of }), aClaim(`c-${id}`, id, 'case-p1')];

	test('a kind that is turned down is named with its source', () => {
		expect(
			find(kinds, [...piece('e2', 'poem'), ...piece('e1', 'poem'), ...piece('e3', 'photo')])
		).toMatchObject([
			{
				kind: 'not-accepted',
				evidence: ['000000e1', '000000e2'],
				source: 'guild: poem',
				sentence: '2 pieces of a kind that Guild turns down.'
			}
		]);
	});

	test('a kind that the specification has not may come from another organisation', () => {
		expect(find(kinds, [...piece('e1', 'song'), ...used('e2')])).toMatchObject([
			{
				kind: 'unknown-kind',
				evidence: ['000000e1'],
				sentence: '1 piece of a kind that Guild does not name: choose another kind.'
			}
		]);
	});
});

describe('the length of a text', () => {
	const report = ruled({
		kinds: [kind('report', { words: { minimum: 2, maximum: 3, source: 'guild: Words' } }), kind('note')]
	});
	const written = (text: string, of = 'report') => [
		anEvidence('e1', { kind: of, text }),
		aClaim('c1', 'e1', 'case-p1')
	];

	test.each([
		['one', '1 word; at least 2 are asked for.'],
		['one two', undefined],
		['one two three', undefined],
		['one two three four', '4 words; at most 3 are asked for.'],
		['', undefined]
	])('"%s"', (text, sentence) => {
		expect(find(report, written(text))[0]?.sentence).toBe(sentence);
	});

	test('is about one piece and no requirement; a piece without a text here is passed over', () => {
		expect(find(report, written(''))).toEqual([]);
		expect(find(report, written('one'))).toEqual([
			{
				kind: 'too-short',
				requirements: [],
				evidence: ['000000e1'],
				actual: 1,
				asked: 2,
				source: 'guild: Words',
				sentence: '1 word; at least 2 are asked for.'
			}
		]);
	});

	test('a limit that is not printed is none, and other kinds have none', () => {
		expect(find(report, written('one', 'note'))).toEqual([]);
		const open = (words: NonNullable<EvidenceKind['words']>) => ruled({ kinds: [kind('report', { words })] });
		expect(find(open({ maximum: 3, source: 'ours' }), written('one'))).toEqual([]);
		expect(find(open({ minimum: 1, source: 'ours' }), written('one two three four'))).toEqual([]);
	});

	test('a recommendation is broken by more than a tenth above it, and by nothing below', () => {
		const about = ruled({ kinds: [kind('report', { words: { about: 10, source: 'guild: Words' } })] });
		const words = (count: number) => written(Array(count).fill('lamp').join(' '));
		expect(find(about, words(1))).toEqual([]);
		expect(find(about, words(11))).toEqual([]);
		expect(find(about, words(12))[0]).toMatchObject({
			kind: 'longer-than-advised',
			sentence: '12 words; about 10 are recommended.'
		});
	});

	test('annexes are not counted', () => {
		expect(find(report, written('# One\n\ntwo\n\n# Annex\n\nfour five six'))).toEqual([]);
	});
});

describe('loose ends', () => {
	test('pieces that nothing uses', () => {
		expect(find(plain, [anEvidence('e1'), ...used('e2')])).toMatchObject([
			{
				kind: 'unused',
				evidence: ['000000e1'],
				source: 'ours',
				sentence: '1 piece of evidence is claimed for nothing yet.'
			}
		]);
		expect(find(plain, [anEvidence('e1'), anEvidence('e2')])[0]?.sentence).toBe(
			'2 pieces of evidence are claimed for nothing yet.'
		);
	});

	test('a requirement that is reached only by a part link', () => {
		expect(find(plain, used('e1', 'watch-p2'))).toMatchObject([
			{
				kind: 'only-linked',
				requirements: [key('K2')],
				sentence: 'K2: covered only through a link. Claim it directly.'
			}
		]);
	});

	test('a long list is cut in the sentence, never in the data', () => {
		const wide = aSpecification({
			methods: { watch: { pass: 1, distinction: 0 } },
			ksbs: 5,
			links: [
				'watch-p1 part K1',
				'watch-p1 part K2',
				'watch-p1 part K3',
				'watch-p1 part K4',
				'watch-p1 part K5'
			]
		});
		const [finding] = find(wide, used('e1', 'watch-p1'));
		expect(finding?.requirements).toHaveLength(5);
		expect(finding?.sentence).toBe('K1, K2, K3 and 2 more: covered only through a link. Claim it directly.');
		const three = { ...wide, links: wide.links.slice(0, 3) };
		expect(find(three, used('e1', 'watch-p1'))[0]?.sentence).toBe(
			'K1, K2 and K3: covered only through a link. Claim it directly.'
		);
	});
});

test('pieces are listed by their ids, in whatever order the rows and claims came', () => {
	const ruling = ruled({
		kinds: [kind('poem', { accepted: 'no' })],
		pieces: { minimum: 4, method: 'watch', source: 'guild: Pieces' },
		covers: { each: 'once', methods: ['watch'], source: 'guild: Once' }
	});
	const poems = ['e1', 'e3', 'e2'].map((id) => anEvidence(id, { kind: 'poem' }));
	const claims = ['e3', 'e1', 'e2'].map((id, index) => aClaim(`c${index}`, id, 'watch-p1'));
	const byId = ['000000e1', '000000e2', '000000e3'];
	const found = find(ruling, [...poems, ...claims]);
	expect(found.map((one) => one.kind)).toEqual(['too-few', 'not-accepted', 'needless-duplicates']);
	for (const { evidence } of found) expect(evidence).toEqual(byId);
});

test('a piece counts once for a method, however many of its criteria it is claimed for', () => {
	const forWatch = ruled({ pieces: { maximum: 1, method: 'watch', source: 'guild: Pieces' } });
	const rows = [...used('e1', 'watch-p1'), aClaim('c2', 'e1', 'watch-p2'), ...used('e2', 'case-p1')];
	expect(find(forWatch, rows).map((one) => one.kind)).not.toContain('too-many');
});
