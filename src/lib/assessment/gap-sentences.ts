/** What marks or a situation name and the rules pass over, in plain English, with what to do about it. */
import type { Specification } from '#lib/specification/types.ts';
import type { Gap } from './situation.ts';

/** What is wrong: `the-specification has no part "poem"`. */
export function gapSentence({ id: specification }: Pick<Specification, 'id'>, gap: Gap): string {
	switch (gap.problem) {
		case 'unknown':
			return `${specification} has no ${thing(gap)} "${gap.id}"`;
		case 'not-exemptible':
			return `nobody can be exempted from ${gap.id}`;
		case 'never-retaken':
			return `${gap.id} is exceptional but not among the retaken methods`;
		case 'impossible':
			return `nobody can have so many points in ${gap.id}`;
		default:
			return gap.problem satisfies never;
	}
}

/** What to do about it; until then it counts for nothing. */
export function gapAdvice(gap: Gap): string {
	switch (gap.problem) {
		case 'unknown':
			return gap.in === 'marks'
				? 'The mark counts for nothing. It may come from another version or organisation: mark the criterion that took its place.'
				: 'It counts for nothing. Choose one that this specification has, or take it out.';
		case 'not-exemptible':
			return 'The part counts as for everybody. Take the exemption out, or ask the organisation.';
		case 'never-retaken':
			return 'Enter the retake as well, or take the circumstances out.';
		case 'impossible':
			return 'It counts as no result yet. Enter the points as the result slip prints them.';
		default:
			return gap.problem satisfies never;
	}
}

function thing(gap: Gap): string {
	switch (gap.in) {
		case 'marks':
			return 'criterion';
		case 'contact':
			return 'kind of customer contact';
		case 'exempt':
			return 'part';
		case 'retaken':
		case 'exceptional':
			return 'method';
		case 'points':
			return 'method or part graded by points';
		default:
			return gap.in satisfies never;
	}
}
