/** What the buttons above a Markdown field do to its text. */

export interface Selected {
	readonly text: string;
	/** Where the selection begins and ends. */
	readonly start: number;
	readonly end: number;
}

export type Mark = 'heading' | 'bold' | 'list';

/** Puts a mark on what is selected, or takes it off where all of it has it. */
export function mark(what: Mark, selected: Selected): Selected {
	return what === 'bold' ? bold(selected) : atLineStarts(what === 'heading' ? '## ' : '- ', selected);
}

function bold({ text, start, end }: Selected): Selected {
	const inside = text.slice(start, end);
	const around = text.slice(start - 2, start) === '**' && text.slice(end, end + 2) === '**';
	if (around) {
		const without = text.slice(0, start - 2) + inside + text.slice(end + 2);
		return { text: without, start: start - 2, end: end - 2 };
	}
	// A star beside a blank is no mark.
	const word = inside.trim() || 'bold words';
	const before = inside.trim() ? inside.slice(0, inside.indexOf(word)) : '';
	const after = inside.trim() ? inside.slice(before.length + word.length) : '';
	const first = start + before.length + 2;
	return {
		text: `${text.slice(0, start)}${before}**${word}**${after}${text.slice(end)}`,
		start: first,
		end: first + word.length
	};
}

function atLineStarts(sign: string, { text, start, end }: Selected): Selected {
	const from = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
	const next = text.indexOf('\n', end);
	const to = next === -1 ? text.length : next;
	const lines = text.slice(from, to).split('\n');
	const all = lines.every((line) => line.startsWith(sign));
	const marked = lines.map((line) =>
		all ? line.slice(sign.length) : line.startsWith(sign) ? line : sign + line
	);
	const block = marked.join('\n');
	const shift = (marked[0]?.length ?? 0) - (lines[0]?.length ?? 0);
	const first = Math.max(from, start + shift);
	return {
		text: text.slice(0, from) + block + text.slice(to),
		start: first,
		end: Math.max(first, end + block.length - (to - from))
	};
}

/** The one stretch in which two texts differ: what to put in place of `from` to `to` of the first. */
export function difference(before: string, after: string): { from: number; to: number; put: string } {
	const shorter = Math.min(before.length, after.length);
	let from = 0;
	while (from < shorter && before[from] === after[from]) from++;
	let tail = 0;
	while (tail < shorter - from && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
	return { from, to: before.length - tail, put: after.slice(from, after.length - tail) };
}
