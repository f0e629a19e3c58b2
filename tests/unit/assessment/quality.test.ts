import { describe, expect, test } from 'vitest';
import { cover } from '#lib/assessment/coverage.ts';
import { findingsOf } from '#lib/assessment/findings.ts';
import { issuesOf } from '#lib/assessment/quality.ts';
import { checks, questions, type Check } from '#lib/assessment/quality-issue.ts';
import { namesNothing } from '#lib/assessment/quality-names.ts';
import { issueWords, questionWords, toCheck } from '#lib/assessment/quality-sentences.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import { RowsBehind } from '#lib/record/behind.ts';
import type { Attachment, Evidence, Fields } from '#lib/record/rows.ts';
import type { EvidenceKind, Specification } from '#lib/specification/types.ts';
import { aRow, id } from '../../support/rows.ts';
import { aClaim, aConfirmation, aSpecification, key } from './builders.ts';

const plain = aSpecification({
	methods: { watch: { pass: 3, distinction: 0 }, case: { pass: 1, distinction: 0 } }
});
const source = 'guild: Rules';

function ruled(evidence: Partial<Specification['evidence']>): Specification {
	return { ...plain, evidence: { ...plain.evidence, ...evidence } };
}

const kind = (name: string, more: Partial<EvidenceKind> = {}): EvidenceKind => ({
	id: name,
	name,
	written: false,
	words: null,
	minutes: null,
	accepted: 'yes',
	why: null,
	points: [],
	source,
	...more
});

const piece = (word: string, about: Partial<Fields<'evidence'>> = {}): Evidence =>
	aRow('evidence', id(word), about);

let sums = 0;
const file = (
	evidence: string,
	about: Partial<Fields<'attachment'>> = {},
	word = `f${sums++}`
): Attachment => {
	const sha256 = String(sums).padStart(64, '0');
	return aRow('attachment', id(word), { evidence: id(evidence), name: 'till receipt.jpg', sha256, ...about });
};

interface Case {
	readonly specification?: Specification;
	readonly evidence?: readonly Evidence[];
	readonly files?: readonly Attachment[];
	readonly claims?: readonly ReturnType<typeof aClaim>[];
	readonly confirmations?: readonly ReturnType<typeof aConfirmation>[];
	readonly start?: string;
	readonly gateway?: string;
}

const claimed = (word = 'lamp', requirement = 'watch-p1') =>
	aClaim(`c-${word}-${requirement}`, id(word), requirement);

/** Checks and what is said, by piece. */
function look(given: Case): Record<string, Partial<Record<Check, string>>> {
	const { specification = plain, evidence = [piece('lamp')], files = [], claims = [claimed()] } = given;
	const { confirmations = [], start = '2026-01-05', gateway = '2027-03-01' } = given;
	const tally = tallyOf(specification, [...evidence, ...claims, ...confirmations]);
	const findings = findingsOf(tally, evidence, cover(tally, {}));
	const { behindOf } = tally;
	const looked = { evidence, attachments: files, claims, confirmations, behindOf, start, gateway };
	const titleOf = (one: string) => evidence.find((row) => row.id === one)?.fields.title;
	return Object.fromEntries(
		[...issuesOf(specification, findings, looked)].map(([one, issues]) => [
			one.replace('-00000000', ''),
			Object.fromEntries(issues.map((issue) => [issue.check, issueWords(specification, issue, titleOf).says]))
		])
	);
}

test('a good piece has nothing to check', () => {
	expect(look({})).toEqual({});
	expect(look({ files: [file('lamp')] })).toEqual({});
});

test.each<[Check, Case, string]>([
	['unclaimed', { claims: [] }, 'It is claimed for nothing yet.'],
	['undated', { evidence: [piece('lamp', { date: null })] }, 'Nobody can tell when the work was done.'],
	[
		'before-start',
		{ evidence: [piece('lamp', { date: '2026-01-04' })] },
		'Its date is before your programme began on 5 January 2026.'
	],
	[
		'empty',
		{ evidence: [piece('lamp', { text: ' ' })] },
		'It is claimed for 1 requirement, but there is neither a file nor a text in it.'
	],
	[
		'not-agreed',
		{ evidence: [piece('lamp', { agreed: false })] },
		'Nobody has ticked that the employer and the people in it agreed.'
	],
	['vague-title', { evidence: [piece('lamp', { title: 'IMG_2034' })] }, 'Its title does not say what it is.'],
	[
		'personal-data',
		{
			evidence: [piece('lamp', { text: 'I rang Mrs Holt on 07700 900123.' })],
			files: [file('lamp', { name: 'letter to Mr Holt.pdf' })]
		},
		'3 things in it look like a customer’s data.'
	],
	[
		'vague-file-name',
		{ files: [file('lamp', { name: 'Screenshot 2026-03-29.png' })] },
		'“Screenshot 2026-03-29.png” does not say what is in it.'
	],
	[
		'not-accepted',
		{
			specification: ruled({ kinds: [kind('song', { accepted: 'no' })] }),
			evidence: [piece('lamp', { kind: 'song' })]
		},
		'Guild turns this kind down.'
	],
	['unknown-kind', { evidence: [piece('lamp', { kind: 'dance' })] }, 'Guild does not name its kind.'],
	[
		'too-short',
		{
			specification: ruled({ kinds: [kind('report', { words: { minimum: 9, source } })] }),
			evidence: [piece('lamp', { kind: 'report' })]
		},
		'3 words; at least 9 are asked for.'
	],
	[
		'too-long',
		{
			specification: ruled({ kinds: [kind('report', { words: { maximum: 2, source } })] }),
			evidence: [piece('lamp', { kind: 'report' })]
		},
		'3 words; at most 2 are asked for.'
	],
	[
		'longer-than-advised',
		{
			specification: ruled({ kinds: [kind('report', { words: { about: 2, source } })] }),
			evidence: [piece('lamp', { kind: 'report' })]
		},
		'3 words; about 2 are recommended.'
	]
])('%s is seen, alone, and said', (check, given, says) => {
	expect(look(given)).toEqual({ lamp: { [check]: says } });
});

test('a piece without anything in it is not asked about agreement, and an empty one without claims says less', () => {
	const evidence = [piece('lamp', { text: '', agreed: false })];
	expect(look({ evidence, claims: [] })).toEqual({
		lamp: {
			unclaimed: 'It is claimed for nothing yet.',
			empty: 'There is neither a file nor a text in it.'
		}
	});
	expect(look({ evidence, files: [file('lamp')] })).toEqual({ lamp: { 'not-agreed': expect.any(String) } });
});

describe('the end of the programme', () => {
	const specification = ruled({
		onProgramme: { methods: ['watch'], source },
		handsIn: ['watch', 'case']
	});
	const evidence = [piece('lamp', { date: '2026-03-29' })];

	test.each([
		['after gateway', '2026-03-28', [claimed()], ['after-gateway']],
		['on the day', '2026-03-29', [claimed()], []],
		['for a method that comes after gateway', '2026-03-28', [claimed('lamp', 'case-p1')], []],
		['for both', '2026-03-28', [claimed(), claimed('lamp', 'case-p1')], []]
	])('%s', (_, gateway, claims, expected) => {
		expect(Object.keys(look({ specification, evidence, gateway, claims })['lamp'] ?? {})).toEqual(expected);
	});
});

describe('the employer', () => {
	const specification = ruled({ validated: { methods: ['watch'], source } });
	const confirmed = (role: 'employer' | 'tutor', seen = { device: 1 }) => [
		aConfirmation('d1', claimed().id, { role, seen })
	];

	test('has to confirm a claim of each piece, as it stands', () => {
		expect(look({ specification })['lamp']).toHaveProperty('not-validated');
		expect(look({ specification, confirmations: confirmed('tutor') })['lamp']).toHaveProperty(
			'not-validated'
		);
		expect(
			look({ specification, confirmations: confirmed('employer', { device: 2 }) })['lamp']
		).toHaveProperty('not-validated');
		expect(look({ specification, confirmations: confirmed('employer') })).toEqual({});
	});

	test('need not confirm what is for other methods', () => {
		expect(look({ specification, claims: [claimed('lamp', 'case-p1')] })).toEqual({});
	});
});

describe('the same file twice', () => {
	const sha256 = 'f'.repeat(64);
	const evidence = ['lamp', 'wick', 'oil', 'tower', 'tide'].map((word) =>
		piece(word, { title: `The ${word}` })
	);
	const claims = evidence.map((one, index) => aClaim(`c${index}`, one.id, 'case-p1'));

	test('in two pieces names the other one', () => {
		const files = [file('lamp', { sha256 }), file('wick', { sha256 })];
		expect(look({ evidence, claims, files })).toEqual({
			lamp: { 'same-file': '“till receipt.jpg” is in “The wick” too.' },
			wick: { 'same-file': '“till receipt.jpg” is in “The lamp” too.' }
		});
	});

	test('in one piece is told once', () => {
		const files = [file('lamp', { sha256 }), file('lamp', { sha256 })];
		expect(look({ evidence, claims, files })).toEqual({
			lamp: { 'same-file': '“till receipt.jpg” is in this piece twice.' }
		});
	});

	test('in many pieces names three and counts the rest', () => {
		const files = evidence.map((one) => file(one.id.replace('-00000000', ''), { sha256 }));
		expect(look({ evidence, claims, files })['tide']?.['same-file']).toBe(
			'“till receipt.jpg” is in “The lamp”, “The wick”, “The oil” and 1 other piece too.'
		);
	});

	test('is none where one is an earlier version of the other', () => {
		const earlier = file('lamp', { sha256, name: 'IMG_1.jpg' }, 'earlier');
		const files = [earlier, file('lamp', { sha256, replaces: earlier.id })];
		expect(look({ files })).toEqual({});
	});
});

describe('recordings', () => {
	const specification = ruled({ recordings: { video: 10, audio: 20, source } });

	test.each([
		['video/mp4', 601, undefined],
		['video/mp4', 640, '“till.mp4” lasts about 11 minutes; 10 at most are advised.'],
		['audio/mpeg', 1_200, undefined],
		['audio/mpeg', 1_300, '“till.mp4” lasts about 22 minutes; 20 at most are advised.'],
		['image/png', 9_999, undefined],
		['video/mp4', null, undefined]
	])('%s of %s seconds', (type, seconds, says) => {
		const files = [file('lamp', { name: 'till.mp4', type, seconds })];
		expect(look({ specification, files })['lamp']?.['recording-too-long']).toBe(says);
	});

	test('of a kind with a length are counted together', () => {
		const talk = ruled({ kinds: [kind('talk', { minutes: { maximum: 20, source } })] });
		const evidence = [piece('lamp', { kind: 'talk' })];
		const of = (seconds: number) => file('lamp', { type: 'video/mp4', seconds });
		expect(look({ specification: talk, evidence, files: [of(600), of(600)] })).toEqual({});
		expect(look({ specification: talk, evidence, files: [of(600), of(660)] })).toEqual({
			lamp: {
				'recordings-too-long': 'Its recordings last about 21 minutes; 20 are the measure for this kind.'
			}
		});
	});
});

test('criteria that are covered again come together in one line', () => {
	const specification = ruled({ covers: { each: 'once', methods: ['watch'], source } });
	const evidence = [piece('lamp'), piece('wick')];
	const claims = ['watch-p1', 'watch-p2', 'watch-p3'].flatMap((one) => [
		claimed('lamp', one),
		claimed('wick', one)
	]);
	const says = 'Other pieces cover watch-p1, watch-p2 and watch-p3 as well, and one each is enough.';
	expect(look({ specification, evidence, claims })).toEqual({
		lamp: { 'covered-again': says },
		wick: { 'covered-again': says }
	});
	expect(key('watch-p1')).toBe('lamplighting/watch-p1');
});

test.each([
	['IMG_2034.jpg', true],
	['20260329_101112.mp4', true],
	['Untitled (3)', true],
	['WhatsApp Image 2026-03-29 at 10.11.12.jpeg', true],
	['…', true],
	['Refund without a receipt', false],
	['photo of the till.png', false],
	['TV.jpg', false],
	['Evidence 3.pdf', false],
	['Отчёт.docx', false]
])('%s', (name, vague) => {
	expect(namesNothing(name)).toBe(vague);
});

test('the words of the organisation come before ours, with their source', () => {
	const own = ruled({ quality: [{ id: 'current', text: 'It is of this year.', source }] });
	expect(questionWords(own, 'current')).toEqual({ name: 'Current', asks: 'It is of this year.', source });
	expect(questionWords(own, 'valid')).toMatchObject({ name: 'Valid', source: 'ours' });
	expect(new Set(Object.values(checks))).toEqual(new Set(questions));
	expect([toCheck(1), toCheck(2)]).toEqual(['1 thing to check', '2 things to check']);
});

test('a file in thousands of pieces says no more at each of them than one in a few', () => {
	const count = 2_000;
	const evidence = Array.from({ length: count }, (_, index) => ({ ...piece('lamp'), id: id(`e${index}`) }));
	const copy = file('lamp');
	const attachments = evidence.map((of, index) => ({
		...copy,
		id: id(`f${index}`),
		fields: { ...copy.fields, evidence: of.id }
	}));
	const nothing = {
		claims: [],
		confirmations: [],
		behindOf: new RowsBehind().of,
		start: null,
		gateway: null
	};
	const looked = { evidence, attachments, ...nothing };
	const issues = issuesOf(plain, [], looked);
	expect(issues.size).toBe(count);
	for (const list of issues.values()) {
		expect(list).toMatchObject([{ check: 'same-file', actual: count - 1 }]);
		expect(list[0]?.others).toHaveLength(3);
	}
});
