/** A dated funding rule beside the handbook's item, where the two differ. */
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Actor, GatewayItem } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import type { DeadlineOutcome } from './deadline.ts';
import { countFrom } from './deadlines.ts';
import { durationRule, englishMathsRule, type DurationRule, type EnglishMathsRule } from './funding.ts';
import { served, type Finding, type Standing } from './readiness-checks.ts';
import type { Facts } from './readiness-facts.ts';

export interface FundingView {
	readonly rule: DurationRule | EnglishMathsRule;
	/** What the item would be by this rule. */
	readonly standing: Standing;
	/** What it is by the handbook. */
	readonly byHandbook: Finding;
	/** The earliest day by the rule, for a duration. */
	readonly earliest: DeadlineOutcome | null;
	/** Whether the record relies on it: only where somebody agreed. */
	readonly relied: boolean;
	readonly agreed: readonly Actor[];
}

/** @returns null where no rule holds, or the one that holds asks what the handbook asks */
export function fundingView(
	item: GatewayItem,
	byHandbook: Finding,
	rules: Rules,
	facts: Facts,
	on: CalendarDate
): FundingView | null {
	const reliance = facts.relied.get(item.id);
	const view = (
		rule: FundingView['rule'],
		standing: Standing,
		earliest: DeadlineOutcome | null = null
	): FundingView => {
		const agreed = reliance?.rule === rule.id ? reliance.agreed : [];
		return { rule, standing, byHandbook, earliest, relied: agreed.length > 0, agreed };
	};

	switch (item.check.kind) {
		case 'certificate': {
			const found = englishMathsRule(rules.funding, facts.dates, on);
			if (!found.known || !found.rule || found.rule.required) return null;
			return view(found.rule, 'not-applicable');
		}
		case 'duration': {
			const { start } = facts.dates;
			const rule = start ? durationRule(rules.funding, start) : null;
			if (!rule) return null;
			const earliest = countFrom(
				{ kind: 'not-before', from: 'start', count: rule.months, unit: 'months' },
				facts.dates,
				rules.bankHolidays,
				facts.time
			);
			return view(rule, served(earliest, on), earliest);
		}
		case 'covered':
		case 'pieces':
		case 'form':
		case 'declared':
			return null;
		default:
			return item.check satisfies never;
	}
}
