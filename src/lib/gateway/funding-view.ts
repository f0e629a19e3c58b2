/** A dated funding rule beside the handbook's item, where the two differ. */
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Actor, GatewayItem } from '#lib/specification/practice-types.ts';
import { countFrom } from './deadlines.ts';
import { durationRule, englishMathsRule, type DurationRule, type EnglishMathsRule } from './funding.ts';
import type { Rulebook } from './readiness.ts';
import { served, type Finding } from './readiness-checks.ts';
import type { Facts } from './readiness-facts.ts';

export interface FundingView extends Finding {
	readonly rule: DurationRule | EnglishMathsRule;
	/** What it is by the handbook; the verdict itself says what it is by the rule. */
	readonly byHandbook: Finding;
	/** Whether the record relies on the rule: only where somebody agreed to that. */
	readonly relied: boolean;
	readonly agreed: readonly Actor[];
}

/**
 * @param found the item by the handbook, were it to hold for everybody
 * @param byHandbook the same, where it holds only for some as far as that is known
 * @returns null where no rule holds, or the one that holds asks what the handbook asks
 */
export function fundingView(
	item: GatewayItem,
	found: Finding,
	byHandbook: Finding,
	{ rules }: Rulebook,
	facts: Facts,
	on: CalendarDate
): FundingView | null {
	switch (item.check.kind) {
		case 'certificate': {
			const held = englishMathsRule(rules.funding, facts.dates, on);
			if (!held.known || !held.rule) return null;
			const { rule } = held;
			if (!rule.required)
				return view(item, rule, { standing: 'not-applicable', reasons: [] }, byHandbook, facts);
			const asksTheSame = item.weight === 'required' && item.only === null;
			return asksTheSame ? null : view(item, rule, found, byHandbook, facts);
		}
		case 'duration': {
			const { start } = facts.dates;
			const rule = start ? durationRule(rules.funding, start) : null;
			if (!rule) return null;
			const counting = { kind: 'not-before', from: 'start', count: rule.months, unit: 'months' } as const;
			const earliest = countFrom(counting, facts.dates, rules.bankHolidays, facts.time);
			const byRule: Finding = { standing: served(earliest, on), reasons: [{ reason: 'time', earliest }] };
			return view(item, rule, byRule, byHandbook, facts);
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

function view(
	item: GatewayItem,
	rule: FundingView['rule'],
	byRule: Finding,
	byHandbook: Finding,
	{ relied }: Facts
): FundingView {
	const reliance = relied.get(item.id);
	const agreed = reliance?.rule === rule.id ? reliance.agreed : [];
	return { rule, ...byRule, byHandbook, relied: agreed.length > 0, agreed };
}
