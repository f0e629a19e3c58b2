/** `docs/handbooks/ID.md`: each section of a handbook, and where its facts live. */
import type { Documented } from './load.ts';
import { blocks, table } from './markdown.ts';

/** The document, and what it names that is not there. */
export function sectionsDocument({ source, standard, files }: Documented): {
	text: string;
	problems: string[];
} {
	const problems: string[] = [];
	const rows = source.sections.map(({ section, page, lives, leftOut }, index) => {
		if (lives.length === 0 && leftOut === undefined)
			problems.push(`sections.${index}: say where the facts of “${section}” live, or why they are left out`);
		const places = lives.map((key) => {
			const place = placeOf(key);
			if (place) return `[${key}](../../${place})`;
			problems.push(`sections.${index}.lives: nothing is called ${key} (${section})`);
			return key;
		});
		return [String(index + 1), section, page ?? '', places.join(', '), leftOut ?? ''];
	});

	/** The file that holds a key such as `topics.fees`, `methods.showcase.parts.worksheet` or `standard.areas`. */
	function placeOf(key: string): string | null {
		const steps = key.split('.');
		const inStandard = steps[0] === 'standard';
		const file = inStandard ? files.standard : files.specification;
		const data: unknown = inStandard ? standard : source;
		const path = inStandard ? steps.slice(1) : steps;
		// Not keys but groups by method or part: the grading of all methods, the criteria of one.
		if (path[0] === 'grading') return file.place(['methods']).file;
		if (path[0] === 'criteria' || path[0] === 'questions') {
			const [top, group] = path;
			if (group === undefined) return file.place([top]).file;
			const holder = [source[top], standard[top]].findIndex((list) =>
				list.some(({ method, part }) => method === group || part === group)
			);
			if (holder < 0) return null;
			return (holder === 0 ? files.specification : files.standard).place([top]).file;
		}
		return holds(data, path) ? file.place(path.slice(0, 1)).file : null;
	}

	const { title, issue, date } = source.handbook;
	const text = blocks(
		`# Where each section of the ${source.organisation.name} handbook lives`,
		'Made by `npm run docs` from `sections` in the content; do not edit it here.',
		`${title}. Issue: ${issue ?? 'none printed'}. Date: ${date ?? 'none printed'}.`,
		'Every section in the order of the handbook. Each key names a part of the content, where the facts of that section stand in our own words; what is left out says why.',
		table(['', 'Section', 'Page', 'Where its facts live', 'Left out'], rows)
	);
	return { text: `${text}\n`, problems };
}

/** Follows a path; in a list a step is the id of a member. */
function holds(data: unknown, path: readonly string[]): boolean {
	let at: unknown = data;
	for (const step of path) {
		if (Array.isArray(at)) at = at.find((member: unknown) => isObject(member) && member['id'] === step);
		else at = isObject(at) ? at[step] : undefined;
		if (at === undefined) return false;
	}
	return true;
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}
