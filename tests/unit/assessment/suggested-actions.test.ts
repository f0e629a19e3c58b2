import { expect, it } from 'vitest';
import { suggestedActions } from '#lib/assessment/suggested-actions.ts';
import { aRow, id } from '../../support/rows.ts';
import { aSpecification, key } from './builders.ts';

const { criteria } = aSpecification({ methods: { watch: { pass: 3, distinction: 1 } } });
const marks = {
	[key('watch-p1')]: 'met',
	[key('watch-p2')]: 'not-met',
	[key('watch-p3')]: 'question'
} as const;
const mock = id('mock');

it('what was missed is for the apprentice, an open question for the tutor, each with a day', () => {
	const found = suggestedActions(mock, criteria, marks, [], '2026-12-20');
	expect(found.map(({ owner, due, of, requirements }) => ({ owner, due, of, requirements }))).toEqual([
		{ owner: 'apprentice', due: '2027-01-03', of: mock, requirements: [key('watch-p2')] },
		{ owner: 'tutor', due: '2027-01-03', of: mock, requirements: [key('watch-p3')] }
	]);
});

it('the words say what to do, and name the criterion', () => {
	const found = suggestedActions(mock, criteria, marks, [], '2026-12-20');
	expect(found.map(({ text }) => text)).toEqual([
		'Practise this, and bring an example: “I can show p2”',
		'Ask again about this: “I can show p3”'
	]);
});

it('what was met, with a comment or without, and what was not marked suggest nothing', () => {
	const fine = { [key('watch-p1')]: 'met', [key('watch-p2')]: 'commented' } as const;
	expect(suggestedActions(mock, criteria, fine, [], '2026-12-20')).toEqual([]);
});

it('nothing is suggested twice, and another mock’s action is no reason to be silent', () => {
	const about = { requirements: [key('watch-p2')] };
	const taken = aRow('action', id('taken'), { ...about, of: mock });
	const elsewhere = aRow('action', id('elsewhere'), { ...about, of: id('other') });
	const gone = { ...taken, deleted: true };
	const left = (rows: (typeof taken)[]) => suggestedActions(mock, criteria, marks, rows, '2026-12-20').length;
	expect([left([taken]), left([elsewhere]), left([gone])]).toEqual([1, 2, 2]);
});
