import { describe, expect, it } from 'vitest';
import type { Attachment, Claim, Evidence, Fields } from '#lib/record/rows.ts';
import { EvidenceLines } from '../../../src/routes/(record)/evidence/evidence-lines.ts';
import { aRow, id } from '../../support/rows.ts';
import { aSpecification } from '../assessment/builders.ts';

const specification = aSpecification({ methods: { watch: { pass: 3, distinction: 0 } } });

const piece = (word: string, about: Partial<Fields<'evidence'>> = {}): Evidence =>
	aRow('evidence', id(word), { title: word, date: '2026-03-01', ...about });
const claim = (word: string, evidence: string): Claim => aRow('claim', id(word), { evidence: id(evidence) });
const file = (word: string, evidence: string, about: Partial<Fields<'attachment'>> = {}): Attachment =>
	aRow('attachment', id(word), { evidence: id(evidence), name: `${word}.pdf`, ...about });

const lamp = piece('lamp');
const rope = piece('rope', { date: '2026-04-01' });
const sail = piece('sail', { date: null });
const claims = [claim('c1', 'lamp'), claim('c2', 'lamp')];
const files = [file('old', 'rope'), file('new', 'rope', { replaces: id('old') })];

describe('lines of evidence', () => {
	it('stand with what has no date first, then the newest, then by title', () => {
		const kite = piece('kite');
		const lines = new EvidenceLines(specification).of([lamp, rope, sail, kite], claims, files);
		expect(lines.map(({ title }) => title)).toEqual(['sail', 'rope', 'kite', 'lamp']);
	});

	it('count claims, and files as they are now', () => {
		const lines = new EvidenceLines(specification).of([lamp, rope], claims, files);
		expect(lines.map((line) => [line.title, line.claims, line.files])).toEqual([
			['rope', 0, 1],
			['lamp', 2, 0]
		]);
		expect(lines[0]?.search).toContain('new.pdf');
		expect(lines[0]?.search).not.toContain('old.pdf');
	});

	it('are the same list where nothing changed that they show', () => {
		const lines = new EvidenceLines(specification);
		const before = lines.of([lamp, rope], claims, files);
		const reworded = claims.map((one) => ({ ...one, fields: { ...one.fields, how: 'Otherwise.' } }));
		expect(lines.of([lamp, rope], reworded, [...files])).toBe(before);
	});

	it('follow a change, and those of other pieces stay as they are', () => {
		const lines = new EvidenceLines(specification);
		const before = lines.of([lamp, rope, sail], claims, files);
		const later = piece('lamp', { date: '2026-05-01', title: 'Lamp relit' });
		const after = lines.of([later, rope, sail], claims, files);
		expect(after.map(({ title }) => title)).toEqual(['sail', 'Lamp relit', 'rope']);
		expect(after[0]).toBe(before[0]);
		expect(after[2]).toBe(before[1]);
	});

	const both = [rope, lamp];
	it.each([
		['pieces', [rope], claims, files, 'rope 0 1'],
		['claims', both, [...claims, claim('c3', 'rope')], files, 'rope 1 1, lamp 2 0'],
		['files', both, claims, [...files, file('more', 'lamp')], 'rope 0 1, lamp 2 1']
	])('follow where only the %s are others', (_, pieces, ownClaims, ownFiles, expected) => {
		const lines = new EvidenceLines(specification);
		lines.of(both, claims, files);
		const after = lines.of(pieces, ownClaims, ownFiles);
		expect(after.map((line) => `${line.title} ${line.claims} ${line.files}`).join(', ')).toBe(expected);
	});

	it('come and go with pieces, claims and files', () => {
		const lines = new EvidenceLines(specification);
		lines.of([lamp, rope], claims, files);
		const after = lines.of([rope, sail], [claim('c3', 'rope')], [...files, file('more', 'sail')]);
		expect(after.map((line) => [line.title, line.claims, line.files])).toEqual([
			['sail', 0, 1],
			['rope', 1, 1]
		]);
	});
});
