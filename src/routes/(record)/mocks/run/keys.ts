/** What a key does on the mark sheet. */
import type { MarkValue } from '#lib/record/rows.ts';
import { markNames } from '../mock-words.ts';

export type KeyAction =
	| { readonly kind: 'step'; readonly by: 1 | -1 }
	| { readonly kind: 'mark'; readonly mark: MarkValue | null }
	| { readonly kind: 'note' }
	| { readonly kind: 'leave-note' };

/**
 * @param letters whether single keys act: whoever dictates to the device can turn them off
 * @returns null where the key is the browser's own
 */
export function actionOf(event: KeyboardEvent, letters: boolean): KeyAction | null {
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return null;
	const target = event.target instanceof Element ? event.target : null;
	if (isWriting(target))
		return event.key === 'Escape' && target?.matches('[data-note]') ? { kind: 'leave-note' } : null;
	const { key } = event;
	if (!letters) return null;
	if (key === 'ArrowDown' || key === 'j' || key === 'J') return { kind: 'step', by: 1 };
	if (key === 'ArrowUp' || key === 'k' || key === 'K') return { kind: 'step', by: -1 };
	if (key === 'n' || key === 'N') return { kind: 'note' };
	if (key === '0' || key === 'Backspace') return { kind: 'mark', mark: null };
	const mark = markNames[Number(key) - 1]?.value;
	return mark === undefined ? null : { kind: 'mark', mark };
}

/** Whether keys are letters of a text there. */
function isWriting(target: Element | null): boolean {
	return target?.matches('textarea, select, input:not([type="radio"], [type="checkbox"])') ?? false;
}
