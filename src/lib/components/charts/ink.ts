/** Colours and type for a canvas, which knows no stylesheet. */
import type { Tone } from './picture.ts';

export type Ink = Readonly<Record<Tone | 'ink' | 'paper' | 'rule', string>> & {
	readonly font: string;
	/** Pixels of the page's small text. */
	readonly size: number;
};

/**
 * The tokens as they are at this moment.
 *
 * @param onPaper as on a printed page, whatever the theme
 */
export function inkOf(canvas: HTMLCanvasElement, onPaper: boolean): Ink {
	// A token is a choice between two colours until a property uses it, so an element has to wear it.
	const probe = document.createElement('span');
	probe.hidden = true;
	if (onPaper) probe.style.colorScheme = 'light';
	canvas.after(probe);
	const read = (token: string) => {
		probe.style.color = `var(--${token})`;
		return getComputedStyle(probe).color;
	};
	const ink = {
		done: read('done'),
		claimed: read('claimed'),
		link: read('link'),
		danger: read('danger'),
		soft: read('ink-soft'),
		ink: read('ink'),
		paper: read('paper'),
		rule: read('rule'),
		font: getComputedStyle(probe).fontFamily,
		size: 0.875 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
	};
	probe.remove();
	return ink;
}

/** Calls back when the theme changes: the system's, or one chosen on the page. */
export function onThemeChange(changed: () => void): () => void {
	const queries = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
		matchMedia(query)
	);
	for (const query of queries) query.addEventListener('change', changed);
	const observer = new MutationObserver(changed);
	observer.observe(document.documentElement, { attributeFilter: ['data-theme', 'class', 'style'] });
	return () => {
		for (const query of queries) query.removeEventListener('change', changed);
		observer.disconnect();
	};
}
