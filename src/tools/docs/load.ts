/** Reads specifications with their texts still as Markdown, as documents for people need them. */
import { join } from 'node:path';
import { compile } from '#lib/specification/check/compile.ts';
import { guidanceBook } from '#lib/specification/check/guidance.ts';
import { compilePractice } from '#lib/specification/check/practice.ts';
import type { Practice } from '#lib/specification/practice-types.ts';
import {
	specificationSource,
	standardSource,
	type SpecificationSource,
	type StandardSource
} from '#lib/specification/check/schema.ts';
import type { GuidanceBook, Specification } from '#lib/specification/types.ts';
import { folders, readSource, yamlFiles, type Source } from '../content/yaml.ts';

export interface Documented {
	readonly standard: StandardSource;
	readonly source: SpecificationSource;
	/** Knows in which file each key stands. */
	readonly files: { readonly standard: Source; readonly specification: Source };
	readonly specification: Specification;
	readonly practice: Practice;
	readonly guidance: GuidanceBook;
}

/** @throws where content has mistakes; `npm run content` tells them with file and line */
export async function loadDocumented(root: string): Promise<Documented[]> {
	const folder = join(root, 'content');
	const standards = new Map<string, { value: StandardSource; file: Source }>();
	for (const name of await folders(join(folder, 'standards'))) {
		const { source: file } = await readSource(root, await yamlFiles(join(folder, 'standards', name)));
		const value = standardSource.parse(file.data);
		standards.set(value.id, { value, file });
	}
	const found: Documented[] = [];
	for (const name of await folders(join(folder, 'specifications'))) {
		const { source: file } = await readSource(root, await yamlFiles(join(folder, 'specifications', name)));
		const source = specificationSource.parse(file.data);
		const standard = standards.get(source.standard);
		if (!standard) throw new Error(`there is no standard ${source.standard}`);
		const compiled = compile(standard.value, source, asWritten);
		const practice = compilePractice(standard.value, source, asWritten);
		if (!compiled.ok || !practice.ok) throw new Error(`${name} has mistakes: run npm run content`);
		found.push({
			standard: standard.value,
			source,
			files: { standard: standard.file, specification: file },
			specification: compiled.specification,
			practice: practice.practice,
			guidance: guidanceBook(standard.value, source, asWritten)
		});
	}
	return found;
}

const asWritten = (markdown: string) => markdown.trim();
