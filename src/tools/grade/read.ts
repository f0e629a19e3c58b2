/** Reads `{ specification, rows }`: what is wrong with it comes back as a list, nothing is thrown. */
import type { Row } from '#lib/record/rows.ts';
import { row } from '#lib/record/schema.ts';
import { fit, formerOwners } from '#lib/specification/fit.ts';
import type { Specification } from '#lib/specification/types.ts';

export interface InputError {
	/** Where in the input: `rows.3.fields.title`; empty for all of it. */
	readonly at: string;
	readonly message: string;
}

export interface Input {
	readonly specification: Specification;
	readonly rows: readonly Row[];
}

/** More would be a flood: the first ones show what is wrong. */
const MOST_ERRORS = 50;

/**
 * @param text a record as JSON
 * @param specifications all that it may name
 */
export function readRecord(
	text: string,
	specifications: readonly Specification[]
): { readonly input: Input } | { readonly errors: readonly InputError[] } {
	let data: unknown;
	try {
		data = JSON.parse(text);
	} catch (error) {
		return wrong('', `This is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
	}
	if (typeof data !== 'object' || data === null || Array.isArray(data))
		return wrong('', 'A record is an object { "specification": ID, "rows": [ … ] }.');
	const unknown = Object.keys(data).filter((key) => key !== 'specification' && key !== 'rows');
	const [id, rows] = [
		'specification' in data ? data.specification : undefined,
		'rows' in data ? data.rows : undefined
	];

	const errors = unknown.map((key) => ({ at: key, message: 'This key means nothing here: take it out.' }));
	const specification = specifications.find((one) => one.id === id);
	if (!specification) {
		const known = specifications.map((one) => one.id).join(', ');
		errors.push({
			at: 'specification',
			message:
				typeof id === 'string'
					? `There is no specification "${id}": there are ${known}.`
					: `Give the id of a specification: ${known}.`
		});
	}
	if (!Array.isArray(rows)) errors.push({ at: 'rows', message: 'Give a list of rows; it may be empty.' });
	const checked = Array.isArray(rows) ? checkRows(rows) : { good: [], errors: [] };
	errors.push(...checked.errors);
	if (!specification || errors.length > 0) return { errors: errors.slice(0, MOST_ERRORS) };
	return {
		input: { specification: fitted(specification, checked.good, specifications), rows: checked.good }
	};
}

/** As the app fits it: claims from before a change of specification count, and links that people changed hold. */
function fitted(
	specification: Specification,
	rows: readonly Row[],
	all: readonly Specification[]
): Specification {
	const present = rows.filter(({ deleted }) => !deleted);
	const claims = present.filter((one) => one.kind === 'claim');
	const owners = formerOwners(
		specification,
		claims.map(({ fields }) => fields.requirement)
	);
	const links = present.filter((one) => one.kind === 'link');
	return fit(
		specification,
		all.filter(({ id }) => owners.has(id)),
		links.map(({ fields }) => fields)
	);
}

function checkRows(rows: readonly unknown[]): { good: Row[]; errors: InputError[] } {
	const good: Row[] = [];
	const errors: InputError[] = [];
	const seen = new Map<string, number>();
	rows.forEach((candidate, index) => {
		const at = `rows.${index}`;
		const result = parseRow(candidate);
		if ('message' in result) {
			errors.push({ at: [at, ...result.path].join('.'), message: result.message });
			return;
		}
		const first = seen.get(result.row.id);
		if (first !== undefined)
			errors.push({
				at: `${at}.id`,
				message: `The row ${result.row.id} is there twice, first as rows.${first}.`
			});
		seen.set(result.row.id, index);
		good.push(result.row);
	});
	return { good, errors };
}

function parseRow(candidate: unknown): { row: Row } | { path: string[]; message: string } {
	try {
		const result = row.safeParse(candidate);
		if (result.success) return { row: result.data };
		const [issue] = result.error.issues;
		return { path: (issue?.path ?? []).map(String), message: issue?.message ?? 'This is no row.' };
	} catch {
		// Lists within lists so deep that the checker gives up.
		return { path: [], message: 'This row is nested too deeply to be read.' };
	}
}

function wrong(at: string, message: string): { errors: InputError[] } {
	return { errors: [{ at, message }] };
}
