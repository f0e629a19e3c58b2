/** Reads and checks everything in `content/` that a specification is made of. */
import { dirname, join } from 'node:path';
import type { z } from 'zod';
import { compile, type ContentProblem } from '#lib/specification/check/compile.ts';
import { formMistakes } from '#lib/specification/check/form-words.ts';
import { guidanceBook } from '#lib/specification/check/guidance.ts';
import { checkGuided } from '#lib/specification/check/guided.ts';
import { placeWords } from '#lib/specification/check/place-words.ts';
import { checkDrawn } from '#lib/specification/check/practice-drawn.ts';
import { checkPractice } from '#lib/specification/check/practice-references.ts';
import { compilePractice } from '#lib/specification/check/practice.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import { specificationSource, standardSource, type StandardSource } from '#lib/specification/check/schema.ts';
import { sourceMistakes } from '#lib/specification/check/source-mistakes.ts';
import type { GuidanceBook, Specification } from '#lib/specification/types.ts';
import { rendererFor } from './render.ts';
import { folders, readSource, yamlFiles, type Problem, type Source } from './yaml.ts';

export interface Content {
	readonly standards: StandardSource[];
	readonly specifications: Specification[];
	/** specification id → its guidance */
	readonly guidance: Map<string, GuidanceBook>;
	/** specification id → what people practise with under it; missing where that has mistakes */
	readonly practices: Map<string, Practice>;
	readonly problems: Problem[];
}

/**
 * Loads all standards and specifications below a content folder.
 *
 * @param folder the folder that holds `standards/` and `specifications/`
 * @returns what compiled, and every problem with its file and line; never throws on bad content
 */
export async function loadContent(folder: string): Promise<Content> {
	const root = dirname(folder);
	const problems: Problem[] = [];
	const standards = new Map<string, { source: Source; value: StandardSource }>();

	const sources: Source[] = [];
	for (const name of await folders(join(folder, 'standards'))) {
		const { source, problems: unread } = await readSource(root, await yamlFiles(join(folder, 'standards', name)));
		sources.push(source);
		problems.push(...unread);
		if (unread.length > 0) continue;
		const value = check(standardSource, source, problems);
		if (!value) continue;
		if (value.id !== name)
			problems.push({ ...source.place(['id']), message: `the folder is called ${name}, so the id must be ${name}` });
		standards.set(value.id, { source, value });
	}

	const specifications: Specification[] = [];
	const guidance = new Map<string, GuidanceBook>();
	const practices = new Map<string, Practice>();
	for (const name of await folders(join(folder, 'specifications'))) {
		const { source, problems: unread } = await readSource(root, await yamlFiles(join(folder, 'specifications', name)));
		sources.push(source);
		problems.push(...unread);
		if (unread.length > 0) continue;
		const value = check(specificationSource, source, problems);
		if (!value) continue;
		if (value.id !== name)
			problems.push({ ...source.place(['id']), message: `the folder is called ${name}, so the id must be ${name}` });
		const standard = standards.get(value.standard);
		if (!standard) {
			problems.push({ ...source.place(['standard']), message: `there is no standard ${value.standard} without mistakes in standards/` });
			continue;
		}
		const report = (mistakes: readonly ContentProblem[]) => {
			for (const { document, path, message } of mistakes)
				problems.push({ ...(document === 'standard' ? standard.source : source).place(path), message });
		};
		const render = rendererFor([source, standard.source], problems);
		const compiled = compile(standard.value, value, render);
		if (!compiled.ok) {
			report([...compiled.problems, ...checkPractice(standard.value, value)]);
			continue;
		}
		specifications.push(compiled.specification);
		guidance.set(value.id, guidanceBook(standard.value, value, render));
		const practice = compilePractice(standard.value, value, render);
		if (practice.ok) {
			practices.set(value.id, practice.practice);
			// Whatever names something unknown draws out nothing: that is mended first.
			report(checkDrawn(standard.value, value));
		} else report(practice.problems);
		report(checkGuided(standard.value, value));
	}
	const handbooks = new Set(await folders(join(folder, 'specifications')));
	for (const source of sources)
		for (const { path, message } of sourceMistakes(source.data, handbooks)) problems.push({ ...source.place(path), message });
	return { standards: [...standards.values()].map(({ value }) => value),  specifications, guidance, practices, problems: withoutDoubles(problems) };
}

/** Checks data against a schema; each issue becomes a problem with its place. */
export function check<T extends z.ZodType>(schema: T, source: Source, problems: Problem[]): z.infer<T> | null {
	const result = schema.safeParse(source.data);
	if (result.success) return result.data;
	for (const { path, message } of formMistakes(schema, source.data)) {
		const place = placeWords(path, source.data);
		problems.push({ ...source.place(path), message: place ? `${place}: ${message}` : message });
	}
	return null;
}

/** A standard's mistake is found once for each specification over it; it is told once. */
function withoutDoubles(problems: Problem[]): Problem[] {
	const seen = new Map(problems.map((problem) => [`${problem.file}:${problem.line} ${problem.message}`, problem]));
	return [...seen.values()];
}
