/** Small pieces of plain English. */
import type { Grade, Specification } from './types.ts';

/** A grade as the organisation calls it, as it stands within a sentence: "pass". */
export function gradeWord(specification: Specification, grade: Grade): string {
	const name = specification.grades.find(({ id }) => id === grade)?.name ?? grade;
	return name.charAt(0).toLowerCase() + name.slice(1);
}

/** A predicted grade: the lowest one is no result, only that there is no better one yet: "no pass yet". */
export function gradeSoFar(specification: Specification, grade: Grade): string {
	const [lowest, next] = specification.grades;
	return grade === lowest?.id && next
		? `no ${gradeWord(specification, next.id)} yet`
		: gradeWord(specification, grade);
}

/** "one, two and three" */
export function list(words: readonly string[]): string {
	return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** "Pass" */
export function capital(words: string): string {
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "1 claim", "2 claims" */
export function counted(number: number, one: string, many = `${one}s`): string {
	return `${number} ${number === 1 ? one : many}`;
}
