/** What a schema objects to, in words that a tutor understands. */
import type { z } from 'zod';
import { closest } from '../closest.ts';
import { keysAt } from './form-keys.ts';

type Issue = z.core.$ZodIssue;
type Path = (string | number)[];

export interface FormMistake {
	readonly path: Path;
	readonly message: string;
}

/** All that a schema objects to in some data, each with its path. */
export function formMistakes(schema: z.ZodType, data: unknown): FormMistake[] {
	const result = schema.safeParse(data);
	if (result.success) return [];
	return result.error.issues.flatMap((issue) => mistakesOf(issue, [], schema, data));
}

function mistakesOf(issue: Issue, above: Path, schema: z.ZodType, data: unknown): FormMistake[] {
	const path = [...above, ...issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step))];
	switch (issue.code) {
		case 'unrecognized_keys': {
			const known = keysAt(schema, path, data);
			return issue.keys.map((key) => ({ path: [...path, key], message: unknownKey(key, known) }));
		}
		case 'invalid_union':
			return unionMistakes(issue, path, schema, data);
		case 'invalid_key':
			return [{ path, message: issue.issues.map(({ message }) => message).join(', ') }];
		default:
			return [{ path, message: words(issue, path, data) }];
	}
}

/** Of the alternatives only those speak that take a value of this type at all. */
function unionMistakes(
	issue: z.core.$ZodIssueInvalidUnion,
	path: Path,
	schema: z.ZodType,
	data: unknown
): FormMistake[] {
	if (issue.errors.length === 0) {
		const known = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
		const value = valueAt(data, path);
		return [{ path, message: value === undefined ? missingKey(path) : oneOf(value, known) }];
	}
	const fitting = issue.errors.filter(
		(issues) =>
			!issues.some(
				({ code, path: at }) => at.length === 0 && (code === 'invalid_type' || code === 'invalid_value')
			)
	);
	const [only] = fitting;
	if (only && fitting.length === 1) return only.flatMap((one) => mistakesOf(one, path, schema, data));
	if (valueAt(data, path) === undefined) return [{ path, message: missingKey(path) }];
	const spoken = (fitting.length > 0 ? fitting : issue.errors).flatMap((issues) => issues.slice(0, 1));
	const message =
		fitting.length > 0
			? [...new Set(spoken.map((one) => words(one, path, data)))].join(', or ')
			: `${valueAt(data, path) === null ? 'nothing stands behind it: fill it in, with' : 'it can be'} ${[...new Set(spoken.map(expectedOf))].join(' or ')}`;
	return [{ path, message }];
}

function expectedOf(issue: Issue): string {
	if (issue.code === 'invalid_type') return typeWords[issue.expected] ?? issue.expected;
	return issue.code === 'invalid_value'
		? issue.values.map((value) => `"${String(value)}"`).join(', ')
		: issue.message;
}

const typeWords: Readonly<Record<string, string>> = {
	string: 'a text',
	number: 'a number',
	int: 'a whole number',
	boolean: 'true or false',
	array: 'a list (lines that begin with "- ")',
	object: 'keys with values',
	record: 'keys with values'
};

function words(issue: Issue, path: Path, data: unknown): string {
	const value = valueAt(data, path);
	switch (issue.code) {
		case 'invalid_type':
			return wrongType(issue.expected, value, path);
		case 'invalid_value':
			return value === undefined ? missingKey(path) : oneOf(value, issue.values.map(String));
		case 'too_small':
			if (issue.origin === 'string') return 'it is empty: write something';
			if (issue.origin === 'array')
				return `the list needs at least ${String(issue.minimum)} ${issue.minimum === 1 ? 'item' : 'items'}`;
			return `${String(value)} is too small: at least ${String(issue.minimum)}`;
		case 'too_big':
			if (issue.origin === 'string')
				return `the text is too long: at most ${String(issue.maximum)} characters`;
			return `${String(value)} is too large: at most ${String(issue.maximum)}`;
		default:
			return issue.message;
	}
}

function wrongType(expected: string, value: unknown, path: Path): string {
	if (value === undefined) return missingKey(path);
	const wanted = typeWords[expected] ?? expected;
	if (value === null) return `nothing stands behind it: fill it in, with ${wanted}`;
	if (expected === 'string' && (typeof value === 'number' || typeof value === 'boolean'))
		return `it must be a text: put ${String(value)} in quotation marks`;
	if (expected === 'int' && typeof value === 'number') return `${value} is no whole number`;
	return `it must be ${wanted}, and is ${typeName(value)}`;
}

function typeName(value: unknown): string {
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a group of keys';
	return typeof value === 'string' ? `the text "${short(value)}"` : String(value);
}

function missingKey(path: Path): string {
	const last = path.at(-1);
	if (last === 'source')
		return 'the source is missing: add source: "HANDBOOK: section", or source: ours for your own words';
	return typeof last === 'string' ? `the key "${last}" is missing: add it` : 'there is nothing here';
}

function unknownKey(key: string, known: readonly string[]): string {
	const near = closest(key, known);
	if (near !== undefined) return `there is no key "${key}" here; did you mean "${near}"?`;
	const some = known.slice(0, 12).join(', ');
	return `there is no key "${key}" here${known.length > 0 ? `; there are ${some}${known.length > 12 ? ' …' : ''}` : ''}`;
}

function oneOf(value: unknown, known: readonly string[]): string {
	const near = typeof value === 'string' ? closest(value, known) : undefined;
	const given = typeof value === 'string' ? `"${short(value)}"` : typeName(value);
	const advice = near === undefined ? '' : `; did you mean "${near}"?`;
	return `${given} is not among ${known.join(', ')}${advice}`;
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function valueAt(data: unknown, path: Path): unknown {
	let value = data;
	for (const step of path) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
		value = (value as Record<string | number, unknown>)[step];
	}
	return value;
}
