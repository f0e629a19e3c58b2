/** Everything that a page can say about gateway, from the rows of a record and the rules. */
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Actor, Practice } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { Deadline } from './deadline.ts';
import { deadlines } from './deadlines.ts';
import { factsOfRecord, type KnownRows } from './facts-of-record.ts';
import { readiness, type ItemVerdict, type Readiness } from './readiness.ts';
import type { Facts } from './readiness-facts.ts';
import { timeline, type Timeline } from './timeline.ts';
import { warnings, type Warning } from './warnings.ts';

export interface Overview {
	readonly facts: Facts;
	readonly readiness: Readiness;
	/** What has to be settled at gateway, what is due on a later day, what is recommended. */
	readonly groups: {
		readonly atGateway: readonly ItemVerdict[];
		readonly later: readonly ItemVerdict[];
		readonly recommended: readonly ItemVerdict[];
	};
	/** What holds gateway up. */
	readonly open: readonly ItemVerdict[];
	/** Who has to act on what is open. */
	readonly toAct: ReadonlyMap<Actor, readonly ItemVerdict[]>;
	readonly deadlines: readonly Deadline[];
	readonly timeline: Timeline;
	readonly warnings: readonly Warning[];
}

/** Judges readiness, counts all deadlines and looks for what does not fit, for one day. */
export function overview(
	rows: KnownRows,
	specification: Pick<Specification, 'grades' | 'evidence'>,
	practice: Practice,
	rules: Rules,
	today: CalendarDate
): Overview {
	const facts = factsOfRecord(rows, specification, practice);
	const judged = readiness({ practice, pieces: specification.evidence.pieces, rules }, facts, today);
	const counted = deadlines(practice.deadlines, facts.dates, rules, facts.time);
	const open = judged.items.filter(({ holdsUp }) => holdsUp);
	const isLater = ({ item }: ItemVerdict) => item.weight === 'required' && item.due !== 'gateway';
	const toAct = Map.groupBy(
		open.flatMap((verdict) => verdict.item.who.map((who) => ({ who, verdict }))),
		({ who }) => who
	);
	return {
		facts,
		readiness: judged,
		groups: {
			atGateway: judged.items.filter(
				(one) => one.holdsUp || (one.item.weight === 'required' && one.item.due === 'gateway')
			),
			later: judged.items.filter(isLater),
			// A funding rule that is relied on can make one of these hold gateway up.
			recommended: judged.items.filter(({ item, holdsUp }) => item.weight === 'recommended' && !holdsUp)
		},
		open,
		toAct: new Map([...toAct].map(([who, list]) => [who, list.map(({ verdict }) => verdict)])),
		deadlines: counted,
		timeline: timeline(counted, facts.dates, today),
		warnings: warnings({ ...rows, known: facts, deadlines: counted, open: open.length > 0 }, today)
	};
}
