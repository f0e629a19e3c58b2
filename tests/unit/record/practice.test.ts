import { expect, it } from 'vitest';
import { checkRow } from '#lib/record/checks.ts';
import { askedAlone, isQuestionPractice, startPractice } from '#lib/record/practice.ts';
import type { Asked, Mock } from '#lib/record/rows.ts';
import { aRow, id, kezia, Shelf } from '../../support/rows.ts';

const questions = [
	{ id: 'why', text: 'Why?' },
	{ id: 'how', text: 'How?' }
];

function started() {
	const shelf = new Shelf();
	const plan = { under: 'st9999-guild', method: 'talk', apprentice: kezia, questions };
	const { mock, change } = startPractice(plan, Date.parse('2026-04-02T10:00:00Z'), () => id('practice'));
	const { after } = shelf.write(change.edits, change.name);
	expect(after.map(checkRow)).toEqual(after.map(() => null));
	const asked = after.filter((row): row is Asked => row.kind === 'asked');
	return { mock: shelf.get(mock) as Mock, asked };
}

it('practice lays its questions out, as they were put that day, and asks none yet', () => {
	const { mock, asked } = started();
	expect(mock.fields).toMatchObject({ attempt: 'practice', role: 'apprentice', conductor: kezia });
	expect(asked.map(({ fields }) => [fields.question, fields.text, fields.elapsed]).sort()).toEqual([
		['how', 'How?', null],
		['why', 'Why?', null]
	]);
});

it('a mark sheet filled in alone is no question practice, nor is a tutor’s mock with questions', () => {
	const { mock, asked } = started();
	expect(isQuestionPractice(mock, asked)).toBe(true);
	expect(isQuestionPractice(mock, [])).toBe(false);
	const tutors = aRow('mock', id('tutors'), { attempt: 'first' });
	expect(isQuestionPractice(tutors, [aRow('asked', id('a'), { mock: tutors.id })])).toBe(false);
});

it('what a tutor asked is kept out of what was practised alone', () => {
	const { mock, asked } = started();
	const tutors = aRow('mock', id('tutors'), { attempt: 'first' });
	const theirs = aRow('asked', id('theirs'), { mock: tutors.id, question: 'why' });
	expect(askedAlone([mock, tutors], [...asked, theirs])).toEqual(asked);
});
