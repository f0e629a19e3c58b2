/** Rows in groups, found without looking at all of them each time. */
import type { Row } from './rows.ts';

type Groups = ReadonlyMap<unknown, readonly Row[]>;

/** By list and field: a list does not change once it is made. */
const known = new WeakMap<readonly Row[], Map<string, Groups>>();

/** The rows of a list by what one of their fields says; sorted once for each list. */
export function rowsBy<R extends Row, F extends keyof R['fields'] & string>(
	list: readonly R[],
	field: F
): ReadonlyMap<R['fields'][F], readonly R[]> {
	const made = known.get(list) ?? new Map<string, Groups>();
	known.set(list, made);
	const groups = made.get(field) ?? Map.groupBy(list, ({ fields }) => fields[field as keyof typeof fields]);
	made.set(field, groups);
	return groups as ReadonlyMap<R['fields'][F], readonly R[]>;
}
