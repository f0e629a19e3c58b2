/** Checks that what is least is not more than what is most. */
import type { Report } from './mistakes.ts';
import type { SpecificationSource } from './schema.ts';

/** Durations, word counts and numbers of pieces that nothing could keep to. */
export function checkRanges({ methods, evidence }: SpecificationSource, report: Report): void {
	const check = (path: (string | number)[], least: number | undefined, most: number | undefined) => {
		if (least !== undefined && most !== undefined && least > most)
			report('specification', path, `at least ${least} and at most ${most}: nothing can be both`);
	};
	methods.forEach(({ duration }, index) =>
		check(['methods', index, 'duration'], duration?.minimumMinutes, duration?.maximumMinutes)
	);
	evidence.kinds.forEach(({ words }, index) =>
		check(['evidence', 'kinds', index, 'words'], words?.minimum, words?.maximum)
	);
	check(['evidence', 'pieces'], evidence.pieces?.minimum, evidence.pieces?.maximum);
}
