/** What has been achieved in the assessment itself, without any prediction. */
import type { Result } from '#lib/record/rows.ts';
import type { Grade, Specification } from '#lib/specification/types.ts';
import { predict } from './prediction.ts';
import { byAge, toldBy } from './results.ts';
import type { Situation } from './situation.ts';
import { Tally } from './tally.ts';

export interface AchievedMethod {
	readonly id: string;
	/** Its grade, caps read in; null while results do not decide it. */
	readonly grade: Grade | null;
	/** All results of the method and its parts, oldest first. */
	readonly results: readonly Result[];
}

export interface Achieved {
	readonly methods: readonly AchievedMethod[];
	/** Null while results do not decide it. */
	readonly overall: Grade | null;
}

/** A grade is achieved where the results alone leave no other. */
export function achievedBy(
	specification: Specification,
	results: readonly Result[],
	role: Pick<Situation, 'contact' | 'exempt'>
): Achieved {
	const told = toldBy(specification, results);
	const { secure, reachable } = predict(
		new Tally(specification),
		{ ...role, ...told.situation },
		told.decisions
	);
	const decided = (low: Grade, high: Grade | undefined) => (low === high ? low : null);
	return {
		methods: secure.methods.map(({ id, grade, settled }, index) => ({
			id,
			// A fail is what was achieved so far, even where it can be put right.
			grade: settled ? grade : decided(grade, reachable.methods[index]?.grade),
			results: results.filter(({ fields }) => fields.method === id).sort(byAge)
		})),
		overall: results.length === 0 ? null : decided(secure.overall.grade, reachable.overall.grade)
	};
}
