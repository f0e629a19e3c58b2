/** What nothing shows yet, by kind, as the requirements page lists it. */
import type { Coverage } from '#lib/assessment/coverage.ts';
import type { Grade, Specification } from '#lib/specification/types.ts';
import { counted, gradeWord } from '#lib/specification/words.ts';

export interface GapLine {
	readonly kind: Grade | 'ksb';
	readonly words: string;
	/** Of the requirements page, where as many are listed. */
	readonly query: string;
}

/** Criteria by grade, then KSBs; kinds without a gap are left out, and so is what is only expected. */
export function gapLines(specification: Specification, { whole }: Coverage): GapLine[] {
	const kinds = [
		...whole.criteria
			.filter(({ grade }) => grade !== 'expected')
			.map(({ grade, count: { missing } }) => {
				const word = gradeWord(specification, grade);
				return { kind: grade, missing, one: `${word} criterion has`, many: `${word} criteria have` };
			}),
		{ kind: 'ksb', missing: whole.ksbs.missing, one: 'KSB has', many: 'KSBs have' }
	];
	return kinds.flatMap(({ kind, missing, one, many }) =>
		missing === 0
			? []
			: [
					{
						kind,
						words: `${counted(missing, one, many)} no evidence yet.`,
						query: `show=missing&kind=${kind}`
					}
				]
	);
}
