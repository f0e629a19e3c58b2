import type { Criterion } from '#lib/specification/types.ts';

/** The first button of a criterion's choice, which an address within the page can lead to. */
export const choiceId = ({ id }: Criterion): string => `try-${id}`;

/** Opens the area that such an address leads into. */
export function showChoice(criterion: Criterion): void {
	const area = document.getElementById(choiceId(criterion))?.closest('details');
	if (area) area.open = true;
}
