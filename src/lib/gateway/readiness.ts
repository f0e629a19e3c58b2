/**
 * Whether an apprentice may go through gateway: each item of the specification's own list, with its reasons.
 * Sources: `gateway.items` of the specification, each with its own, and `content/rules/funding.yaml`.
 */
import type { CalendarDate } from '#lib/record/rows.ts';
import type { GatewayItem, Practice } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { DeadlineOutcome } from './deadline.ts';
import { countFrom } from './deadlines.ts';
import { fundingView, type FundingView } from './funding-view.ts';
import { checkItem, type Finding, type Reason, type Standing } from './readiness-checks.ts';
import type { Facts } from './readiness-facts.ts';

/** What readiness is judged by. */
export interface Rulebook {
	readonly practice: Pick<Practice, 'gateway' | 'forms' | 'deadlines'>;
	/** `evidence.pieces` of the specification. */
	readonly pieces: Specification['evidence']['pieces'];
	readonly rules: Rules;
}

/** One item of the list; who must act, what to do and the source are in `item`. */
export interface ItemVerdict {
	readonly item: GatewayItem;
	readonly standing: Standing;
	readonly reasons: readonly Reason[];
	/** The handbook's own verdict, and what a dated funding rule says where that differs; null where none does. */
	readonly funding: FundingView | null;
	/** Whether gateway has to wait for it. */
	readonly holdsUp: boolean;
	/** When it is due; null: at gateway. */
	readonly due: DeadlineOutcome | null;
}

export interface Readiness {
	/** Only people decide on gateway: `ready` says that nothing on the list stands against it. */
	readonly verdict: 'ready' | 'not-ready' | 'not-known';
	readonly items: readonly ItemVerdict[];
	/** The day for which it was judged: the gateway date where there is one, else today. */
	readonly on: CalendarDate;
}

/**
 * Judges every item. What is recommended, does not apply or is due on a later date never holds gateway up;
 * what is not known does, since "not known" is not "yes".
 */
export function readiness(rulebook: Rulebook, facts: Facts, today: CalendarDate): Readiness {
	const on = facts.dates.gateway ?? today;
	const items = (rulebook.practice.gateway?.items ?? []).map((item) => judge(item, rulebook, facts, on));
	return { verdict: verdictOf(items), items, on };
}

function verdictOf(items: readonly ItemVerdict[]): Readiness['verdict'] {
	const open = items.filter(({ holdsUp }) => holdsUp);
	if (open.some(({ standing }) => standing === 'not-met')) return 'not-ready';
	return open.length > 0 || items.length === 0 ? 'not-known' : 'ready';
}

function judge(item: GatewayItem, rulebook: Rulebook, facts: Facts, on: CalendarDate): ItemVerdict {
	const { practice, rules } = rulebook;
	const found = checkItem(item, rulebook, facts, on);
	const handbook = withApplicability(item, found, facts);
	const funding = fundingView(item, found, handbook, rulebook, facts, on);
	const finding: Finding = funding?.relied
		? {
				standing: funding.standing,
				reasons: [{ reason: 'funding-rule', rule: funding.rule.id }, ...funding.reasons]
			}
		: handbook;
	const required =
		funding?.relied && funding.rule.kind === 'english-maths'
			? funding.rule.required
			: item.weight === 'required';
	const { due } = item;
	const deadline = due === 'gateway' ? undefined : practice.deadlines.find(({ id }) => id === due.deadline);
	const open = finding.standing === 'not-met' || finding.standing === 'not-known';
	return {
		item,
		...finding,
		funding,
		holdsUp: open && required && due === 'gateway',
		due: deadline ? countFrom(deadline, facts.dates, rules.bankHolidays, facts.time) : null
	};
}

/** Whether an item that holds only for some holds here is a person's to say; what is met needs no asking. */
function withApplicability(item: GatewayItem, finding: Finding, { applies }: Facts): Finding {
	if (item.only === null) return finding;
	const holds = applies.get(item.id);
	if (holds === false) return { standing: 'not-applicable', reasons: [{ reason: 'does-not-apply' }] };
	if (holds === undefined && finding.standing !== 'met')
		return { standing: 'not-known', reasons: [{ reason: 'may-not-apply' }, ...finding.reasons] };
	return finding;
}
