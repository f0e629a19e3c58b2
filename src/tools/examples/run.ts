/** Runs one file of worked examples: each passes, or says what was expected and what came out. */
import type { z } from 'zod';
import { grade } from '#lib/assessment/grade.ts';
import { methodSentence, overallSentence, partSentence } from '#lib/assessment/sentences.ts';
import { find, type Verdict } from '#lib/assessment/verdict.ts';
import type { Specification } from '#lib/specification/types.ts';
import {
	readYaml,
	type Document,
	type Mistake as Problem,
	type Path
} from '#lib/specification/check/yaml-text.ts';
import { checkExample, marksOf, READINGS, situationOf } from './check.ts';
import { checkClaims, compareClaims, onEvidence } from './claims.ts';
import { checkDates, compareDates, NO_DATING, type Dating } from './dates.ts';
import { example, exampleFile, type Example } from './schema.ts';

/** What became of one example, or of a file that could not be run at all. */
export interface Outcome {
	/** The example's name; null for a whole file. */
	readonly name: string | null;
	/** None: it passed. */
	readonly failures: readonly Problem[];
}

/**
 * Runs the examples in one YAML text.
 *
 * @param specifications all that an example may name
 * @param dating what dates are counted by
 * @returns an outcome for each example, or a single failed one where the file as a whole is wrong
 */
export function runFile(
	text: string,
	specifications: readonly Specification[],
	dating: Dating = NO_DATING
): Outcome[] {
	const wrong = (failures: Problem[]): Outcome[] => [{ name: null, failures }];
	const { document, mistakes } = readYaml(text);
	if (!document || mistakes.length > 0) return wrong(mistakes);

	const file = exampleFile.safeParse(document.data);
	if (!file.success) return wrong(issues(file.error, document, []));
	const id = file.data.specification;
	const specification = specifications.find((one) => one.id === id);
	if (!specification) {
		return wrong([
			{ line: document.lineOf(['specification']), message: `there is no specification "${id}"` }
		]);
	}
	return file.data.examples.map((one, index) =>
		runExample(specification, dating, one, document, ['examples', index])
	);
}

function runExample(
	specification: Specification,
	dating: Dating,
	data: unknown,
	document: Document,
	at: Path
): Outcome {
	const parsed = example.safeParse(data);
	if (!parsed.success) return { name: nameOf(data), failures: issues(parsed.error, document, at) };
	const { name } = parsed.data;
	const mistakes = [
		...checkExample(specification, parsed.data, document, at),
		...checkClaims(specification, parsed.data, document, at),
		...checkDates(specification.id, parsed.data, dating, document, at)
	];
	if (mistakes.length > 0) return { name, failures: mistakes };
	return {
		name,
		failures: [
			...compare(specification, parsed.data, document, at),
			...compareClaims(specification, parsed.data, document, at),
			...compareDates(specification.id, parsed.data, dating, document, at)
		]
	};
}

function compare(specification: Specification, one: Example, document: Document, at: Path): Problem[] {
	return READINGS.flatMap((reading) => {
		const unknown = reading === 'reachable' ? 'met' : 'not-met';
		const verdict =
			reading === 'onEvidence'
				? onEvidence(specification, one)
				: grade(specification, marksOf(one), situationOf(one), unknown);
		return Object.entries(one.expect[reading]).flatMap(([key, expected]) => {
			const found = find(verdict, key);
			const exempt = found !== undefined && 'exempt' in found && found.exempt;
			// An exempt part still counts as a grade, so either may be expected of it.
			if (!found || found.grade === expected || (exempt && expected === 'exempt')) return [];
			const actual = exempt ? `${found.grade} (exempt)` : found.grade;
			const why = explain(specification, verdict, key);
			const message = `${reading} ${key}: expected ${expected}, actual ${actual}. ${why}`;
			return [{ line: document.lineOf([...at, 'expect', reading, key]), message }];
		});
	});
}

function explain(specification: Specification, verdict: Verdict, key: string): string {
	const found = find(verdict, key);
	if (!found) return '';
	if ('rules' in found) return overallSentence(specification, found);
	return 'exempt' in found ? partSentence(specification, found) : methodSentence(specification, found);
}

function nameOf(data: unknown): string | null {
	const named = typeof data === 'object' && data !== null && 'name' in data ? data.name : null;
	return typeof named === 'string' ? named : null;
}

function issues(error: z.ZodError, document: Document, at: Path): Problem[] {
	return error.issues.flatMap((issue) => {
		const path = [...at, ...issue.path];
		if (issue.code === 'unrecognized_keys') {
			return issue.keys.map((key) => ({
				line: document.lineOf([...path, key]),
				message: `unknown key "${key}"`
			}));
		}
		const where = issue.path.map(String).join('.');
		return [{ line: document.lineOf(path), message: where ? `${where}: ${issue.message}` : issue.message }];
	});
}
