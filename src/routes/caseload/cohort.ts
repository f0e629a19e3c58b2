/** What some records add up to. */
import { coveredShare } from '#lib/gateway/caseload-summary.ts';
import type { Line } from './lines.ts';

export interface Bar {
	readonly name: string;
	readonly count: number;
}

export interface CohortChart {
	readonly title: string;
	/** The bars add up to the records that were counted. */
	readonly bars: readonly Bar[];
}

/** The mean share that is covered; null while nobody was counted. */
export function averageShare(lines: readonly Line[]): number | null {
	const shares = lines.flatMap(({ summary }) => (summary ? [coveredShare(summary)] : []));
	return shares.length === 0 ? null : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

/** How many stand where, of those that were counted. */
export function cohortOf(lines: readonly Line[]): CohortChart[] {
	const counted = lines.flatMap((line) => (line.summary ? [{ ...line, summary: line.summary }] : []));
	type One = (typeof counted)[number];
	const bars = (nameOf: (line: One) => string, names: readonly string[]): Bar[] => {
		const groups = Map.groupBy(counted, nameOf);
		return names.map((name) => ({ name, count: groups.get(name)?.length ?? 0 }));
	};
	const grades = (which: keyof One['summary']['grades']) => {
		const ranked = new Map(
			counted.map(({ summary }) => [summary.grades[which].word, summary.grades[which].rank])
		);
		const names = [...ranked].sort(([, a], [, b]) => b - a).map(([word]) => word);
		return bars(({ summary }) => summary.grades[which].word, names);
	};
	const steps = ['90 % and more', '60 to 89 %', '30 to 59 %', 'less than 30 %'] as const;
	const step = ({ summary }: One) => {
		const percent = Math.round(coveredShare(summary) * 100);
		return percent >= 90 ? steps[0] : percent >= 60 ? steps[1] : percent >= 30 ? steps[2] : steps[3];
	};
	const ready = ['Ready', 'Not ready', 'Not known yet'] as const;
	const readiness = { ready: ready[0], 'not-ready': ready[1], 'not-known': ready[2] };
	return [
		{ title: 'Secure grade', bars: grades('secure') },
		{ title: 'Grade on evidence', bars: grades('onEvidence') },
		{ title: 'Covered', bars: bars(step, steps) },
		{ title: 'Gateway', bars: bars(({ summary }) => readiness[summary.readiness], ready) }
	];
}
