/** Two texts side by side, word by word. Loads the library that compares. */
import { diffWordsWithSpace } from 'diff';

export interface Part {
	readonly kind: 'same' | 'added' | 'removed';
	readonly text: string;
}

/** Two long texts that have little in common could take minutes. */
const patienceMs = 1_500;

/** @returns null where they are too different to be compared in time */
export function compareTexts(earlier: string, later: string): Part[] | null {
	const parts = diffWordsWithSpace(earlier, later, { timeout: patienceMs });
	return (
		parts?.map(({ added, removed, value }) => ({
			kind: added ? 'added' : removed ? 'removed' : 'same',
			text: value
		})) ?? null
	);
}
