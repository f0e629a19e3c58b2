/** All documents that are made from the content, by their path. */
import { catalogue } from './catalogue.ts';
import type { Documented } from './load.ts';
import { sectionsDocument } from './sections.ts';

/** @returns path below the root → text, and every mistake found on the way */
export function documentsOf(all: readonly Documented[]): {
	documents: ReadonlyMap<string, string>;
	problems: readonly string[];
} {
	const organisations = new Map(all.map(({ source }) => [source.id, source.organisation.name]));
	const documents = new Map<string, string>();
	const problems: string[] = [];
	for (const documented of all) {
		const { id } = documented.source;
		const sections = sectionsDocument(documented);
		problems.push(...sections.problems.map((problem) => `${id}: ${problem}`));
		documents.set(`docs/handbooks/${id}.md`, sections.text);
		documents.set(
			`docs/catalogue/${id}.md`,
			catalogue(documented, (other) => organisations.get(other))
		);
	}
	return { documents, problems };
}
