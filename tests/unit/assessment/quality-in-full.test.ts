/** What an issue holds beside its sentence, the order of several, and where there is none. */
import { describe, expect, test } from 'vitest';
import { issuesOf, type Looked } from '#lib/assessment/quality.ts';
import type { Finding } from '#lib/assessment/findings.ts';
import { RowsBehind } from '#lib/record/behind.ts';
import type { Attachment, Evidence, Fields } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { aRow, id } from '../../support/rows.ts';
import { aClaim, aSpecification } from './builders.ts';

const source = 'guild: Rules';
const plain = aSpecification({
	methods: {
		watch: { pass: 2, distinction: 0 },
		case: { pass: 1, distinction: 0 },
		talk: { pass: 1, distinction: 0 }
	}
});
const ruled = (evidence: Partial<Specification['evidence']>): Specification => ({
	...plain,
	evidence: { ...plain.evidence, ...evidence }
});
const piece = (about: Partial<Fields<'evidence'>> = {}): Evidence => aRow('evidence', id('lamp'), about);
const claimed = (requirement = 'watch-p1') => aClaim(`c-${requirement}`, id('lamp'), requirement);
const file = (word: string, about: Partial<Fields<'attachment'>> = {}): Attachment =>
	aRow('attachment', id(word), {
		evidence: id('lamp'),
		name: 'till receipt.jpg',
		sha256: word.padStart(64, '0').replace(/[^0-9a-f]/g, 'a'),
		...about
	});

function issues(specification: Specification, looked: Partial<Looked>, findings: readonly Finding[] = []) {
	const none = { attachments: [], confirmations: [], start: null, gateway: null };
	const nothing = { ...none, claims: [claimed()], behindOf: new RowsBehind().of };
	const found = issuesOf(specification, findings, { evidence: [piece()], ...nothing, ...looked });
	return found.get(id('lamp')) ?? [];
}

const checksOf = (...given: Parameters<typeof issues>) => issues(...given).map(({ check }) => check);

const empty = { file: null, actual: null, asked: null, requirements: [], others: [], day: null };

describe('the days', () => {
	const dated = { evidence: [piece({ date: '2026-03-29' })] };
	const onProgramme = { methods: ['watch', 'talk'], source };

	test('a piece of the first day is of the programme', () => {
		expect(checksOf(plain, { ...dated, start: '2026-03-29' })).toEqual([]);
		expect(checksOf(plain, { ...dated, start: '2026-03-30' })).toEqual(['before-start']);
		expect(checksOf(plain, dated)).toEqual([]);
	});

	test('a piece that came too late says which day it missed, and whose rule that is', () => {
		expect(issues(ruled({ onProgramme }), { ...dated, gateway: '2026-03-28' })).toEqual([
			{ ...empty, check: 'after-gateway', day: '2026-03-28', source }
		]);
	});

	test('is not too late where nobody says so, nor before it is claimed for anything', () => {
		const late = { ...dated, gateway: '2026-03-28' };
		expect(checksOf(plain, late)).toEqual([]);
		expect(checksOf(ruled({ onProgramme }), { ...late, claims: [] })).toEqual([]);
		expect(checksOf(ruled({ onProgramme, handsIn: [] }), { ...late, claims: [claimed('case-p1')] })).toEqual(
			[]
		);
	});
});

test('a rule on some methods holds for a piece that is for one of them', () => {
	const specification = ruled({ validated: { methods: ['watch', 'talk'], source } });
	expect(issues(specification, {})).toEqual([{ ...empty, check: 'not-validated', source }]);
	expect(checksOf(specification, { claims: [claimed('case-p1')] })).toEqual([]);
});

test('several issues stand in one order, whatever was seen first', () => {
	const evidence = [piece({ date: null, title: 'IMG_2034', agreed: false, text: '' })];
	const attachments = [
		file('one', { name: 'Untitled.pdf', sha256: 'f'.repeat(64) }),
		file('two', { sha256: 'f'.repeat(64) })
	];
	const unused: Finding = {
		kind: 'unused',
		requirements: [],
		evidence: [id('lamp')],
		actual: 1,
		asked: null,
		source
	};
	expect(checksOf(plain, { evidence, attachments }, [unused])).toEqual([
		'unclaimed',
		'same-file',
		'undated',
		'vague-title',
		'vague-file-name',
		'not-agreed'
	]);
});

describe('findings', () => {
	const finding = (more: Partial<Finding>): Finding => ({
		kind: 'too-short',
		requirements: [],
		evidence: [id('lamp')],
		actual: 3,
		asked: 9,
		source,
		...more
	});

	test('about a piece keep their numbers and their source', () => {
		expect(issues(plain, {}, [finding({})])).toEqual([
			{ ...empty, check: 'too-short', actual: 3, asked: 9, source }
		]);
	});

	test('about the evidence as a whole are no issue of any piece', () => {
		expect(issues(plain, {}, [finding({ kind: 'too-few' }), finding({ kind: 'only-linked' })])).toEqual([]);
	});

	test('about a piece that is not looked at are left out', () => {
		const looked = {
			evidence: [piece()],
			attachments: [],
			claims: [claimed()],
			confirmations: [],
			behindOf: new RowsBehind().of,
			start: null,
			gateway: null
		};
		expect(issuesOf(plain, [finding({ evidence: [id('gone')] })], looked).size).toBe(0);
		const stray = [file('one', { evidence: id('gone'), name: 'IMG_1.jpg' })];
		expect(issuesOf(plain, [], { ...looked, attachments: stray }).size).toBe(0);
	});
});

describe('files', () => {
	test('a name that says nothing is told with its file', () => {
		const attachments = [file('one', { name: 'IMG_1.jpg' })];
		expect(issues(plain, { attachments })).toEqual([
			{ ...empty, check: 'vague-file-name', file: attachments[0], source: 'ours' }
		]);
	});

	test('three copies in one piece are told once', () => {
		const sha256 = 'f'.repeat(64);
		const attachments = ['one', 'two', 'three'].map((word) => file(word, { sha256 }));
		expect(issues(plain, { attachments })).toEqual([
			{ ...empty, check: 'same-file', file: attachments[0], others: [], actual: 0, source: 'ours' }
		]);
	});

	const talk = (range: { minimum?: number; maximum?: number; about?: number }) =>
		ruled({
			kinds: [
				{
					id: 'talk',
					name: 'Talk',
					written: false,
					words: null,
					minutes: { ...range, source },
					accepted: 'yes',
					why: null,
					points: [],
					source
				}
			]
		});
	const recorded = (...minutes: readonly number[]) => ({
		evidence: [piece({ kind: 'talk' })],
		attachments: minutes.map((one, index) => file(`f${index}`, { type: 'audio/mpeg', seconds: one * 60 }))
	});

	test('recordings of about so many minutes may be a tenth longer', () => {
		expect(checksOf(talk({ about: 10 }), recorded(5, 6))).toEqual([]);
		expect(issues(talk({ about: 10 }), recorded(5, 6.5))).toEqual([
			{ ...empty, check: 'recordings-too-long', actual: 12, asked: 10, source }
		]);
	});

	test('the most that is allowed is the most, whatever is recommended', () => {
		expect(checksOf(talk({ about: 10, maximum: 12 }), recorded(12))).toEqual([]);
		expect(issues(talk({ about: 10, maximum: 12 }), recorded(12.5))[0]).toMatchObject({
			actual: 13,
			asked: 12
		});
	});

	test('a length that is only a minimum is never too long', () => {
		expect(checksOf(talk({ minimum: 1 }), recorded(90))).toEqual([]);
	});
});
