/** Findings in plain English. Every name comes from the specification. */
import type { Requirement, Specification } from '#lib/specification/types.ts';
import { counted, list } from '#lib/specification/words.ts';
import type { Finding } from './findings.ts';

type NameOf = (requirement: Requirement) => string;

/** "Watch 3: 2 pieces of evidence, and one is enough." Requirements go by their ids unless names are handed in. */
export function findingSentence(
	specification: Specification,
	finding: Finding,
	name: NameOf = ({ id }) => id
): string {
	const { actual } = finding;
	const asked = finding.asked ?? 0;
	const pieces = counted(actual, 'piece');
	switch (finding.kind) {
		case 'needless-duplicates':
			return `${listed(specification, finding, name)}: ${pieces} of evidence, and one is enough.`;
		case 'unused':
			return `${pieces} of evidence ${actual === 1 ? 'is' : 'are'} claimed for nothing yet.`;
		case 'only-linked':
			return `${listed(specification, finding, name)}: covered only through a link. Claim it directly.`;
		case 'too-few':
			return `${pieces} of evidence so far; at least ${asked} are asked for.`;
		case 'too-many':
			return `${pieces} of evidence; at most ${asked} are asked for.`;
		case 'not-accepted':
			return `${pieces} of a kind that ${specification.organisation.short} turns down.`;
		case 'unknown-kind':
			return `${pieces} of a kind that ${specification.organisation.short} does not name: choose another kind.`;
		case 'too-short':
			return `${counted(actual, 'word')}; at least ${asked} are asked for.`;
		case 'too-long':
			return `${counted(actual, 'word')}; at most ${asked} are asked for.`;
		case 'longer-than-advised':
			return `${counted(actual, 'word')}; about ${asked} are recommended.`;
		default:
			return finding.kind satisfies never;
	}
}

/** Up to three by name, the rest as a number: a sentence is no list. */
function listed({ criteria, ksbs }: Specification, { requirements }: Finding, name: NameOf): string {
	const names = requirements.map((key) => {
		const found = [...criteria, ...ksbs].find((requirement) => requirement.key === key);
		return found ? name(found) : key;
	});
	return names.length <= 3 ? list(names) : list([...names.slice(0, 3), `${names.length - 3} more`]);
}
