/** What moved between two days, in words. */
import { predictedWord } from '#lib/assessment/grade-words.ts';
import type { StandingOn } from '#lib/assessment/standing-on.ts';
import type { Specification } from '#lib/specification/types.ts';
import { capital, gradeWord } from '#lib/specification/words.ts';

export interface ChangedLine {
	readonly name: string;
	readonly before: string;
	readonly now: string;
	/** `+3`, `none`; empty where it cannot be told. */
	readonly change: string;
}

/** The figures that a review talks about, each then and now. */
export function changedLines(
	specification: Specification,
	before: StandingOn,
	now: StandingOn
): ChangedLine[] {
	const words = (grade: string) => predictedWord(specification, grade);
	const grade = (name: string, which: 'secure' | 'onEvidence'): ChangedLine => {
		const [then, today] = [before.overall?.[which], now.overall?.[which]];
		const change = then === undefined || today === undefined ? '' : then === today ? 'none' : 'changed';
		return { name, before: then === undefined ? 'not kept' : words(then), now: words(today ?? ''), change };
	};
	const lines = [grade('Overall, secure', 'secure'), grade('Overall, on the evidence', 'onEvidence')];
	const kinds = [
		...[...now.criteria]
			.filter(([id]) => id !== 'expected')
			.map(([id, share]) => ({
				name: `${capital(gradeWord(specification, id))} criteria`,
				then: before.criteria.get(id),
				share
			})),
		{ name: 'KSBs', then: before.ksbs, share: now.ksbs }
	];
	for (const { name, then, share } of kinds) {
		if (share.of === 0) continue;
		lines.push(figure(`${name} claimed`, then?.claimed ?? 0, share.claimed, share.of));
		lines.push(figure(`${name} confirmed`, then?.confirmed ?? 0, share.confirmed, share.of));
	}
	lines.push(figure('Pieces of evidence', before.pieces, now.pieces));
	if (now.minutes > 0 || before.minutes > 0)
		lines.push(figure('Off-the-job hours', hours(before.minutes), hours(now.minutes)));
	return lines;
}

function figure(name: string, before: number, now: number, of?: number): ChangedLine {
	const moved = Math.round(10 * (now - before)) / 10;
	return {
		name,
		before: String(before),
		now: of === undefined ? String(now) : `${now} of ${of}`,
		change: moved === 0 ? 'none' : `${moved > 0 ? '+' : '−'}${Math.abs(moved)}`
	};
}

function hours(minutes: number): number {
	return Math.round(minutes / 6) / 10;
}
