/** A predicted grade in words. */
import type { Grade, Specification } from '#lib/specification/types.ts';
import { capital, gradeWord } from '#lib/specification/words.ts';

/** "Distinction"; for the lowest grade "No pass yet", since nothing is decided before the assessment. */
export function predictedWord(specification: Specification, grade: Grade): string {
	const [lowest, next] = specification.grades;
	return grade === lowest?.id && next
		? `No ${gradeWord(specification, next.id)} yet`
		: capital(gradeWord(specification, grade));
}
