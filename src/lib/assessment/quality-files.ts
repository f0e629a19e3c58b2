/** What is worth a second look at the files of a piece. */
import type { Attachment } from '#lib/record/rows.ts';
import { limitBroken } from '#lib/record/tags.ts';
import type { Range, Specification } from '#lib/specification/types.ts';
import { farAbove } from './findings.ts';
import { issue, type Issue } from './quality-issue.ts';
import { namesNothing } from './quality-names.ts';

/** How long recordings may be. */
export interface Recordings {
	/** One recording. */
	readonly each: Specification['evidence']['recordings'];
	/** All recordings of a piece together, by its id. */
	readonly whole: (evidence: string) => Range | undefined;
}

/** So many of the other pieces are named; of the rest it is told how many they are. */
const named = 3;

/** @param files of each piece, by its id, without earlier versions */
export function fileIssues(
	files: ReadonlyMap<string, readonly Attachment[]>,
	limits: Recordings,
	add: (evidence: string, issue: Issue) => void
): void {
	for (const [evidence, list] of files) {
		for (const file of list) {
			if (namesNothing(file.fields.name)) add(evidence, issue('vague-file-name', 'ours', { file }));
			const long = tooLong(file, limits.each);
			if (long) add(evidence, long);
		}
		const whole = limits.whole(evidence);
		const together = whole && longTogether(list, whole);
		if (together) add(evidence, together);
	}
	sameFiles(files, add);
}

function tooLong(file: Attachment, limits: Recordings['each']): Issue | null {
	const asked = limitBroken(limits, file.fields);
	if (!limits || asked === null) return null;
	return issue('recording-too-long', limits.source, { file, actual: minutesOf(file), asked });
}

function minutesOf({ fields }: Attachment): number {
	return Math.ceil((fields.seconds ?? 0) / 60);
}

function longTogether(list: readonly Attachment[], { maximum, about, source }: Range): Issue | null {
	const minutes = list.reduce((sum, { fields }) => sum + (fields.seconds ?? 0), 0) / 60;
	const asked = maximum ?? about;
	if (asked === undefined) return null;
	const over = maximum === undefined ? farAbove(minutes, asked) : minutes > maximum;
	return over ? issue('recordings-too-long', source, { actual: Math.ceil(minutes), asked }) : null;
}

/** Files with the same bytes, which their SHA-256 tells. */
function sameFiles(
	files: ReadonlyMap<string, readonly Attachment[]>,
	add: (evidence: string, issue: Issue) => void
): void {
	const bySum = Map.groupBy([...files.values()].flat(), ({ fields }) => fields.sha256);
	for (const copies of bySum.values()) {
		if (copies.length < 2) continue;
		const pieces = [...new Set(copies.map(({ fields }) => fields.evidence))];
		const seen = new Set<string>();
		for (const file of copies) {
			const { evidence } = file.fields;
			// Copies within one piece are told once.
			if (seen.has(evidence)) continue;
			seen.add(evidence);
			const others = pieces.slice(0, named + 1).filter((id) => id !== evidence);
			const about = { file, others: others.slice(0, named), actual: pieces.length - 1 };
			add(evidence, issue('same-file', 'ours', about));
		}
	}
}
