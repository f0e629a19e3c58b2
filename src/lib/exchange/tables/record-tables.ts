/** Mock results, hours and actions of one record as tables. */
import type { LiveRows } from '#lib/record/files.ts';
import { finalMarks } from '#lib/record/mock-marks.ts';
import type { Fields, MarkValue } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { day, type Table } from './table.ts';

const markWords: Record<MarkValue, string> = {
	met: 'Met',
	'not-met': 'Not met',
	commented: 'Met with a comment',
	question: 'Question'
};
const attemptWords: Record<Fields<'mock'>['attempt'], string> = {
	first: 'First attempt',
	resit: 'Resit',
	retake: 'Retake',
	practice: 'Practice alone'
};

/** A line for each mark of each finished mock, corrections worked in. */
export function mockTable(record: LiveRows, specification: Specification): Table {
	const people = new Map(record.all('person').map(({ id, fields }) => [id, fields.name]));
	const texts = new Map<string, { id: string; text: string; grade: string }>(
		specification.criteria.map((one) => [one.key, one])
	);
	const corrections = record.all('correction');
	const mocks = record
		.all('mock')
		.filter(({ fields }) => fields.finished !== null)
		.toSorted((a, b) => ((a.fields.finished?.on ?? '') < (b.fields.finished?.on ?? '') ? -1 : 1));
	return {
		name: 'Mock results',
		head: [
			'Date',
			'Method',
			'Part',
			'Attempt',
			'Run by',
			'Minutes',
			'Criterion',
			'Counts for',
			'Text',
			'Mark'
		],
		rows: mocks.flatMap((mock) => {
			const { method, part, attempt, conductor, finished } = mock.fields;
			const found = specification.methods.find(({ id }) => id === method);
			return Object.entries(finalMarks(mock, corrections)).map(([key, mark]) => [
				day(finished?.on),
				found?.name ?? method,
				part === null ? null : (found?.parts.find(({ id }) => id === part)?.name ?? part),
				attemptWords[attempt],
				people.get(conductor) ?? null,
				Math.round((finished?.elapsed ?? 0) / 60_000),
				texts.get(key)?.id ?? key,
				texts.get(key)?.grade ?? null,
				texts.get(key)?.text ?? null,
				markWords[mark]
			]);
		})
	};
}

/** Off-the-job training, oldest first. */
export function hoursTable(record: LiveRows): Table {
	const titles = new Map(record.all('evidence').map(({ id, fields }) => [id, fields.title]));
	return {
		name: 'Off-the-job hours',
		head: ['Date', 'Hours', 'What', 'Sort of training', 'Evidence'],
		rows: record
			.all('hours')
			.toSorted((a, b) => (a.fields.on < b.fields.on ? -1 : 1))
			.map(({ fields: { on, minutes, what, category, evidence } }) => [
				day(on),
				Math.round((minutes / 60) * 100) / 100,
				what,
				category,
				titles.get(evidence ?? '') ?? null
			])
	};
}

/** What was agreed, by the day it is due. */
export function actionTable(record: LiveRows, specification: Specification): Table {
	const ids = new Map<string, string>(
		[...specification.criteria, ...specification.ksbs].map(({ key, id }) => [key, id])
	);
	const due = (date: string | null) => date ?? '9999';
	return {
		name: 'Actions',
		head: ['What', 'Who', 'Due', 'Done', 'Requirements'],
		rows: record
			.all('action')
			.toSorted((a, b) => (due(a.fields.due) < due(b.fields.due) ? -1 : 1))
			.map(({ fields }) => [
				fields.text,
				fields.owner,
				day(fields.due),
				day(fields.done),
				fields.requirements.map((key) => ids.get(key) ?? key).join(', ')
			])
	};
}
