/** What is wrong with the specification in a record file, in the words of record files. */
import type { ReadFile } from '#lib/specification/check/specification-file.ts';
import { names } from './record-file.ts';
import type { FileProblem } from './refusal.ts';

const most = 20;

/** @param id of the specification that the record is on */
export function specificationProblems(read: ReadFile, id: string): FileProblem[] {
	const where = names.specification;
	if (!read.ok)
		return read.mistakes
			.slice(0, most)
			.map(({ place, message }) => ({ where, what: place === '' ? message : `${place}: ${message}` }));
	return read.summary.id === id
		? []
		: [{ where, what: `It is the specification “${read.summary.id}”, but the record is on “${id}”.` }];
}
