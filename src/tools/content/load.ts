/** Reads and checks everything in `content/` that a specification is made of. */
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import { compile } from '#lib/specification/compile.ts';
import { guidanceBook } from '#lib/specification/guidance.ts';
import { specificationSource, standardSource, type StandardSource } from '#lib/specification/schema.ts';
import type { GuidanceBook, Specification } from '#lib/specification/types.ts';
import { renderMarkdown } from './markdown.ts';
import { folders, readSource, yamlFiles, type Problem, type Source } from './yaml.ts';

export interface Content {
	readonly specifications: Specification[];
	/** specification id → its guidance */
	readonly guidance: Map<string, GuidanceBook>;
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

	for (const file of await yamlFiles(join(folder, 'standards'))) {
		const { source, problems: unread } = await readSource(root, [file]);
		problems.push(...unread);
		if (unread.length > 0) continue;
		const value = check(standardSource, source, problems);
		if (!value) continue;
		if (`${value.id}.yaml` !== basename(file))
			problems.push({ ...source.place(['id']), message: `the file of the standard ${value.id} is called ${value.id}.yaml` });
		standards.set(value.id, { source, value });
	}

	const specifications: Specification[] = [];
	const guidance = new Map<string, GuidanceBook>();
	for (const name of await folders(join(folder, 'specifications'))) {
		const { source, problems: unread } = await readSource(root, await yamlFiles(join(folder, 'specifications', name)));
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
		const compiled = compile(standard.value, value, renderMarkdown);
		if (!compiled.ok) {
			for (const problem of compiled.problems) {
				const where = problem.document === 'standard' ? standard.source : source;
				problems.push({ ...where.place(problem.path), message: problem.message });
			}
			continue;
		}
		specifications.push(compiled.specification);
		guidance.set(value.id, guidanceBook(standard.value, value, renderMarkdown));
	}
	return { specifications, guidance, problems: withoutDoubles(problems) };
}

/** Checks data against a schema; each issue becomes a problem with its place. */
export function check<T extends z.ZodType>(schema: T, source: Source, problems: Problem[]): z.infer<T> | null {
	const result = schema.safeParse(source.data);
	if (result.success) return result.data;
	for (const issue of result.error.issues) {
		const path = issue.path.filter((step) => typeof step !== 'symbol');
		const keys = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
		const where = path.length > 0 ? `${path.join('.')}: ` : '';
		problems.push({ ...source.place([...path, ...keys]), message: `${where}${issue.message}` });
	}
	return null;
}

/** A standard's mistake is found once for each specification over it; it is told once. */
function withoutDoubles(problems: Problem[]): Problem[] {
	const seen = new Map(problems.map((problem) => [`${problem.file}:${problem.line} ${problem.message}`, problem]));
	return [...seen.values()];
}
