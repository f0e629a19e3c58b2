/** The rules that a choice of pieces is held against, from the specification's evidence rules. */
import type { StatusName } from '#lib/components/look/Status.svelte';
import { rangeWords } from '#lib/specification/read/rules-in-words.ts';
import type { Specification } from '#lib/specification/types.ts';
import { capital, counted } from '#lib/specification/words.ts';

export interface RuleLine {
	readonly text: string;
	/** Null where there is nothing to hold or break. */
	readonly status: StatusName | null;
	/** The word beside the sign. */
	readonly word: string;
	readonly source: string;
}

/**
 * @param chosen how many pieces are
 * @param needless of those, how many could go without anything being lost
 */
export function ruleLines(
	{ evidence }: Specification,
	method: string,
	chosen: number,
	needless: number
): RuleLine[] {
	const lines: RuleLine[] = [];
	const { pieces, covers } = evidence;
	if (pieces && (pieces.method ?? method) === method) {
		const { minimum = 0, maximum = Infinity, source } = pieces;
		const asked = `${capital(rangeWords(pieces))} pieces are asked for.`;
		const missing = minimum - chosen;
		const over = chosen - maximum;
		lines.push(
			missing > 0
				? { text: asked, status: 'missing', word: `${counted(missing, 'more piece')} to choose`, source }
				: over > 0
					? { text: asked, status: 'returned', word: `${counted(over, 'piece')} too many`, source }
					: { text: asked, status: 'confirmed', word: `${counted(chosen, 'piece')}: that fits`, source }
		);
	}
	if (covers?.methods.includes(method)) {
		const text = 'Few pieces are best: once is enough for each criterion.';
		const { source } = covers;
		if (chosen === 0) lines.push({ text, status: null, word: '', source });
		else if (needless > 0)
			lines.push({ text, status: 'returned', word: `${counted(needless, 'piece')} could go`, source });
		else lines.push({ text, status: 'confirmed', word: 'No piece is needless', source });
	}
	return lines;
}
