/** Each figure that a tutor's list shows of one record, and where it comes from. */
import { describe, expect, test } from 'vitest';
import { needs } from '#lib/gateway/caseload-needs.ts';
import { coveredShare, stateOfLetter, summarise } from '#lib/gateway/caseload-summary.ts';
import { filledFields } from '#lib/record/forms.ts';
import { fieldsOf, paperOfForm } from '#lib/record/paper.ts';
import type { Row } from '#lib/record/rows.ts';
import { sign } from '#lib/record/signatures.ts';
import type { GatewayItem, Practice } from '#lib/specification/practice-types.ts';
import type { Specification } from '#lib/specification/types.ts';
import { answers } from '../../support/papers.ts';
import { aRow, applied, id, kezia, record } from '../../support/rows.ts';
import { aClaim, aConfirmation, anEvidence, aSpecification } from '../assessment/builders.ts';
import { anAction, anAppointment, aResult, aReview } from '../assessment/way-builders.ts';
import { aDeadline, holidays } from './builders.ts';
import { aGatewayItem, aRulebook } from './readiness-builders.ts';
import { aFact, said } from './record-builders.ts';

const today = '2026-06-01';
const rules = { funding: [], bankHolidays: holidays(2020, 2035) };
const guild = (more: Partial<Specification> = {}): Specification => ({
	...aSpecification({
		methods: {
			watch: {
				pass: 2,
				distinction: 1,
				expected: 1,
				perContact: 1,
				parts: { diary: { pass: 1, distinction: 0, exemptible: true } }
			},
			case: { pass: 1, distinction: 0 }
		},
		ksbs: 2,
		links: ['watch-p1 part K1']
	}),
	...more
});

interface Given {
	readonly rows?: readonly Row[];
	readonly about?: Parameters<typeof aRow<'record'>>[2];
	readonly items?: readonly GatewayItem[];
	readonly practice?: Partial<Practice>;
	readonly specification?: Specification;
}

function summary({ rows = [], about = {}, items = [], practice = {}, specification = guild() }: Given = {}) {
	const rulebook = aRulebook(rules, items).practice;
	const none = { deadlines: [], days: [], checklists: [] };
	const whole = { ...rulebook, ...none, ...practice } as unknown as Practice;
	return summarise([aRow('record', record, about), ...rows], specification, whole, rules, today);
}

const claimed = [anEvidence('e1'), aClaim('c1', 'e1', 'watch-p1'), aClaim('c2', 'e1', 'watch-e1')];

describe('the name', () => {
	test('is that of the record’s apprentice, whoever else is in it', () => {
		const people = [aRow('person', id('tutor'), { name: 'Ada Holt' }), aRow('person', kezia)];
		expect(summary({ rows: people }).apprentice).toBe('Kezia Thorley');
		expect(summary({ rows: people.toReversed() }).apprentice).toBe('Kezia Thorley');
	});

	test('is empty where the apprentice is missing or was removed', () => {
		expect(summary().apprentice).toBe('');
		expect(summary({ rows: [{ ...aRow('person', kezia), deleted: true }] }).apprentice).toBe('');
	});
});

describe('the grades', () => {
	const single = aSpecification({ methods: { case: { pass: 1, distinction: 1 } } });
	const one = [anEvidence('e1'), aClaim('c1', 'e1', 'case-p1')];

	test('come in words and by rank, the three apart', () => {
		expect(summary({ specification: single, rows: one }).grades).toEqual({
			secure: { rank: 0, word: 'No pass yet' },
			onEvidence: { rank: 1, word: 'Pass' },
			reachable: { rank: 2, word: 'Distinction' }
		});
	});

	test('know what the assessment and mocks decided', () => {
		const result = aResult('r1', 'case', { grade: 'pass' });
		expect(summary({ specification: single, rows: [...one, result] }).grades).toMatchObject({
			secure: { word: 'Pass' },
			reachable: { word: 'Pass' }
		});
		const finished = {
			at: '2026-05-01T11:00:00.000Z',
			on: '2026-05-01',
			elapsed: 60_000,
			marks: { [single.criteria[0]?.key ?? '']: 'met' as const },
			sha256: 'c'.repeat(64)
		};
		const mock = aRow('mock', id('mock'), { method: 'case', finished });
		expect(summary({ specification: single, rows: [mock] }).grades.secure.word).toBe('Pass');
		const correction = aRow('correction', id('put-right'), {
			mock: mock.id,
			requirement: single.criteria[0]?.key ?? '',
			mark: 'not-met'
		});
		expect(summary({ specification: single, rows: [mock, correction] }).grades.secure.word).toBe(
			'No pass yet'
		);
	});
});

describe('what is covered', () => {
	test('counts what has evidence, through a link too, and leaves out what is only expected', () => {
		// Two pass criteria, two of each kind of contact, a distinction, a case, and two KSBs.
		expect(summary()).toMatchObject({ covered: 0, asked: 8 });
		expect(summary({ rows: claimed })).toMatchObject({ covered: 2, asked: 8 });
		expect(coveredShare({ covered: 2, asked: 8 })).toBe(0.25);
		expect(coveredShare({ covered: 0, asked: 0 })).toBe(0);
	});

	test('asks for nothing that the role or an exemption takes out', () => {
		expect(summary({ about: { contact: ['shop'] } }).asked).toBe(7);
		expect(summary({ about: { exempt: ['diary'] } }).asked).toBe(7);
	});

	test('has a letter for each criterion, in the specification’s order', () => {
		const rows = [
			...claimed,
			aConfirmation('d1', 'c1'),
			aClaim('c3', 'e1', 'watch-p2'),
			aConfirmation('d3', 'c3', { decision: 'returned' }),
			aClaim('c4', 'e1', 'watch-d1')
		];
		const linked = guild({ links: aSpecification({ methods: {}, links: ['watch-p1 part case-p1'] }).links });
		const { criteria } = summary({ rows, about: { contact: ['shop'] }, specification: linked });
		const read = linked.criteria.map((one, place) => [one.id, stateOfLetter(criteria[place])]);
		expect(Object.fromEntries(read)).toEqual({
			'watch-p1': 'confirmed',
			'watch-p2': 'returned',
			'watch-shop1': 'missing',
			'watch-phone1': null,
			'watch-d1': 'claimed',
			'watch-e1': 'claimed',
			'case-p1': 'linked'
		});
		expect(stateOfLetter(undefined)).toBeNull();
	});
});

describe('gateway', () => {
	test('says how it stands and how much is open', () => {
		const items = [aGatewayItem({ id: 'word' }), aGatewayItem({ id: 'other' })];
		expect(summary({ items })).toMatchObject({ readiness: 'not-known', open: 2 });
		const fact = (item: string, says: 'yes' | 'no') =>
			aFact({ about: 'word', item, says, ...said('employer', today) });
		const yes = [fact('word', 'yes'), fact('other', 'yes')];
		expect(summary({ items, rows: yes })).toMatchObject({ readiness: 'ready', open: 0 });
		const no = [fact('word', 'yes'), fact('other', 'no')];
		expect(summary({ items, rows: no })).toMatchObject({ readiness: 'not-ready', open: 1 });
	});

	test('reads the forms of the record, what is answered on them and who has signed', async () => {
		const [source] = aRulebook(rules, []).practice.forms;
		const [section] = source?.sections ?? [];
		const [field] = section?.fields ?? [];
		if (!source || !section || !field) throw new Error('the builder made no form');
		const title = { ...field, id: 'title', kind: 'text' as const, who: null };
		const form = { ...source, sections: [{ ...section, fields: [title, field] }] };
		const paper = paperOfForm(form);
		const begun = aRow('form', id('form'));
		const answered = answers({ title: 'Ours' }, begun.id);
		const [asked] = fieldsOf(paper).filter(({ kind }) => kind === 'signature');
		if (!asked) throw new Error('nobody asks for it');
		const filled = filledFields(paper, answered, () => null);
		const given = { name: 'Kezia', drawing: null, on: '2026-05-02' };
		const acting = { person: kezia, role: 'apprentice' } as const;
		const of = { id: begun.id, under: begun.fields.under };
		const { edits } = await sign(of, paper, asked, filled, given, acting, new Map(), () => id('signed'));
		const signed = applied(edits, []).after;

		const items = [aGatewayItem({ check: { kind: 'form', form: form.id } })];
		const open = (...rows: Row[]) => summary({ items, rows, practice: { forms: [form] } }).open;
		expect([open(begun), open(begun, ...answered), open(begun, ...signed)]).toEqual([1, 1, 1]);
		expect(open(begun, ...answered, ...signed)).toBe(0);
	});

	test('counts pieces as the organisation does: all of them, or those for one method', () => {
		const items = [aGatewayItem({ check: { kind: 'pieces' } })];
		const rows = [
			anEvidence('e1'),
			anEvidence('e2'),
			anEvidence('e3'),
			aClaim('c1', 'e1', 'watch-p1'),
			aClaim('c2', 'e1', 'K2'),
			aClaim('c3', 'e2', 'case-p1'),
			aClaim('c4', 'e3', 'watch-d1')
		];
		const ready = (minimum: number, method?: string) => {
			const pieces = { minimum, ...(method ? { method } : {}), source: 'ours' };
			const specification = guild({ evidence: { ...guild().evidence, pieces } });
			const rulebook = aRulebook(rules, items, { pieces });
			return summary({ items, rows, specification, practice: rulebook.practice as Partial<Practice> })
				.readiness;
		};
		expect([ready(3), ready(4)]).toEqual(['ready', 'not-ready']);
		expect([ready(2, 'watch'), ready(3, 'watch')]).toEqual(['ready', 'not-ready']);
		expect([ready(1, 'case'), ready(2, 'case')]).toEqual(['ready', 'not-ready']);
	});
});

describe('what comes next', () => {
	const deadlines = [aDeadline({ id: 'hand-in', name: 'Hand in', kind: 'by', from: 'gateway', count: 2 })];
	const about = { gateway: '2026-05-01' };
	const due = (name: string, day: string | null) => anAction(name, { text: `Do ${name}`, due: day });
	const both = (...rows: Row[]) => {
		const { next, agreed } = summary({ rows, about, practice: { deadlines } });
		return { next, agreed };
	};
	const agreed = (...rows: Row[]) => both(...rows).agreed;
	const handIn = { on: '2026-07-01', what: 'Hand in' };

	test('an agreed day that comes earlier does not hide the deadline', () => {
		expect(both()).toEqual({ next: handIn, agreed: null });
		expect(both(due('b1', '2026-06-10'))).toEqual({
			next: handIn,
			agreed: { on: '2026-06-10', what: 'action' }
		});
	});

	test('the agreed day is the nearest of assessments, reviews and actions', () => {
		const day = anAppointment('a1', 'watch', { on: '2026-06-20' });
		const review = aReview('r1', '2026-06-15', { planned: true });
		const held = aReview('r2', '2026-06-02');
		expect(agreed(day)).toEqual({ on: '2026-06-20', what: 'assessment' });
		expect(agreed(day, review, held)).toEqual({ on: '2026-06-15', what: 'review' });
		expect(agreed(day, review, due('b1', '2026-06-10'))?.what).toBe('action');
	});

	test('may be today, and is never past or without a day', () => {
		expect(agreed(due('b1', today))).toEqual({ on: today, what: 'action' });
		expect(agreed(due('b1', '2026-05-31'), due('b2', null))).toBeNull();
		expect(summary({ about: { gateway: '2026-03-01' }, practice: { deadlines } }).next).toBeNull();
	});

	test('on one day is the assessment before the action', () => {
		const on = '2026-06-10';
		expect(agreed(due('b1', on), anAppointment('a1', 'watch', { on }))?.what).toBe('assessment');
	});

	test('an action is late from the day after its day', () => {
		const late = (day: string | null) => summary({ rows: [due('b1', day)] }).late;
		expect(['2026-05-31', today, '2026-06-02', null].map(late)).toEqual([1, 0, 0, 0]);
	});
});

test('the last change is the latest, wherever it stands among the rows', () => {
	const at = (evidence: string, changedAt: string) => ({ ...anEvidence(evidence), changedAt });
	const rows = [at('e1', '2026-05-30T10:00:00.000Z'), at('e2', '2026-05-20T10:00:00.000Z')];
	expect(summary({ rows }).last).toBe('2026-05-30T10:00:00.000Z');
	expect(summary({ rows: rows.toReversed() }).last).toBe('2026-05-30T10:00:00.000Z');
});

describe('why a record needs its tutor', () => {
	const calm = { waiting: 0, late: 0, last: '', next: null, agreed: null, readiness: 'not-known' } as const;
	const texts = (about: object, gateway: string | null = null) =>
		needs({ ...calm, ...about }, gateway, today).map(({ text }) => text);

	test('one of a thing and several are said as such', () => {
		expect(texts({ late: 2 })).toEqual(['2 actions late']);
		expect(texts({ waiting: 1 })).toEqual(['1 claim waits']);
		expect(texts({ next: { on: '2026-06-02', what: 'Book' } })).toEqual(['deadline in 1 day']);
		expect(texts({ next: { on: today, what: 'Book' } })).toEqual(['deadline today']);
		const agreed = (what: string, on = '2026-06-08') => texts({ agreed: { on, what } });
		expect(agreed('action')).toEqual(['action due in 7 days']);
		expect(agreed('review')).toEqual(['review in 7 days']);
		expect(agreed('assessment', today)).toEqual(['assessment today']);
		expect(agreed('action', '2026-06-09')).toEqual([]);
	});

	test('a record that nobody has written in is not called quiet', () => {
		expect(texts({})).toEqual([]);
	});

	test('quiet is four weeks, and on the day of gateway still a reason', () => {
		const quiet = (day: string, gateway: string | null = null) =>
			texts({ last: `${day}T10:00:00Z` }, gateway);
		expect(quiet('2026-05-05')).toEqual([]);
		expect(quiet('2026-05-04')).toEqual(['quiet for 28 days']);
		expect(quiet('2026-05-04', today)).toContain('quiet for 28 days');
		expect(quiet('2026-05-04', '2026-05-31')).toEqual([]);
	});
});
