/** How each kind of gateway item is found met or not, with all reasons. */
import type { CalendarDate } from '#lib/record/rows.ts';
import type { Actor, GatewayCheck, GatewayItem } from '#lib/specification/practice-types.ts';
import type { DeadlineOutcome } from './deadline.ts';
import { countFrom } from './deadlines.ts';
import { englishMathsRule } from './funding.ts';
import type { Rulebook } from './readiness.ts';
import type { Facts, FormState, Word } from './readiness-facts.ts';

/** "Not known" is not "no", and "does not apply" is neither. */
export type Standing = 'met' | 'not-met' | 'not-known' | 'not-applicable';

export type Reason =
	| { readonly reason: 'time'; readonly earliest: DeadlineOutcome }
	| { readonly reason: 'certificate'; readonly has: string; readonly needs: string }
	| { readonly reason: 'no-certificate'; readonly needs: string }
	| { readonly reason: 'certificates-unasked'; readonly needs: string }
	/** A level written in a way that cannot be compared. */
	| { readonly reason: 'unclear-level'; readonly has: string; readonly needs: string }
	| { readonly reason: 'alternative'; readonly id: string }
	/** The age at the start would say which funding rule holds. */
	| { readonly reason: 'age-unknown'; readonly missing: 'start' | 'born' }
	| { readonly reason: 'unlikely-age'; readonly age: number }
	| { readonly reason: 'covered'; readonly method: string; readonly met: number; readonly of: number }
	| { readonly reason: 'coverage-unknown'; readonly method: string }
	| {
			readonly reason: 'pieces';
			readonly count: number;
			readonly minimum: number | null;
			readonly maximum: number | null;
	  }
	| { readonly reason: 'no-pieces-chosen' }
	| { readonly reason: 'form-not-begun' | 'form-not-filled'; readonly form: string }
	| { readonly reason: 'form-signed'; readonly form: string; readonly on: FormState['on'] }
	| {
			readonly reason: 'not-signed' | 'signature-broken';
			readonly form: string;
			readonly who: readonly Actor[];
	  }
	| { readonly reason: 'word'; readonly word: Word }
	| { readonly reason: 'no-word'; readonly of: Actor }
	/** Said by somebody whose word does not decide. */
	| { readonly reason: 'other-word'; readonly word: Word }
	| { readonly reason: 'does-not-apply' | 'may-not-apply' }
	| { readonly reason: 'funding-rule'; readonly rule: string };

export interface Finding {
	readonly standing: Standing;
	readonly reasons: readonly Reason[];
}

/** An item by the handbook alone. */
export function checkItem(item: GatewayItem, rulebook: Rulebook, facts: Facts, on: CalendarDate): Finding {
	const { check } = item;
	switch (check.kind) {
		case 'duration': {
			const rule = { kind: 'not-before', from: 'start', count: check.count, unit: check.unit } as const;
			const earliest = countFrom(rule, facts.dates, rulebook.rules.bankHolidays, facts.time);
			return { standing: served(earliest, on), reasons: [{ reason: 'time', earliest }] };
		}
		case 'certificate':
			return certificate(item, check, rulebook, facts, on);
		case 'covered':
			return covered(check.method, facts);
		case 'pieces':
			return pieces(rulebook, facts);
		case 'form':
			return form(check.form, rulebook, facts);
		case 'declared':
			return declared(item, check.by, facts);
		default:
			return check satisfies never;
	}
}

/** Whether enough time is served by a day. */
export function served(earliest: DeadlineOutcome, on: CalendarDate): Standing {
	if (earliest.state !== 'dated') return 'not-known';
	return earliest.date <= on ? 'met' : 'not-met';
}

function certificate(
	item: GatewayItem,
	{ subject, level: needs, alternatives }: Extract<GatewayCheck, { kind: 'certificate' }>,
	{ rules }: Rulebook,
	facts: Facts,
	on: CalendarDate
): Finding {
	const chosen = facts.alternatives.get(item.id);
	const alternative = alternatives.find(({ id }) => id === chosen);
	const inSubject = (facts.certificates ?? []).filter((one) => one.subject === subject);
	const best = [...inSubject].sort((a, b) => (rank(b.level) ?? -1) - (rank(a.level) ?? -1))[0];
	const [has, asked] = [best && rank(best.level), rank(needs)];
	if (best && typeof has === 'number' && typeof asked === 'number' && has >= asked)
		return { standing: 'met', reasons: [{ reason: 'certificate', has: best.level, needs }] };
	if (alternative) return { standing: 'met', reasons: [{ reason: 'alternative', id: alternative.id }] };

	const age = ageReasons(rules, facts, on);
	if (!best) {
		return facts.certificates === null || facts.unasked?.includes(subject)
			? { standing: 'not-known', reasons: [{ reason: 'certificates-unasked', needs }, ...age] }
			: { standing: 'not-met', reasons: [{ reason: 'no-certificate', needs }, ...age] };
	}
	return has === null || asked === null
		? { standing: 'not-known', reasons: [{ reason: 'unclear-level', has: best.level, needs }, ...age] }
		: { standing: 'not-met', reasons: [{ reason: 'certificate', has: best.level, needs }, ...age] };
}

/** What keeps us from telling which funding rule on English and maths holds. */
function ageReasons(rules: Rulebook['rules'], { dates }: Facts, on: CalendarDate): Reason[] {
	const found = englishMathsRule(rules.funding, dates, on);
	if (found.known) return [];
	switch (found.because) {
		case 'no-start':
			return [{ reason: 'age-unknown', missing: 'start' }];
		case 'no-birth-date':
			return [{ reason: 'age-unknown', missing: 'born' }];
		case 'unlikely-age':
			return [{ reason: 'unlikely-age', age: found.age }];
		default:
			return found satisfies never;
	}
}

/** Entry levels 1 to 3 stand below level 1; null where the text names no level. */
function rank(level: string): number | null {
	const [, entry, number] = /^(entry )?level ([1-8])$/i.exec(level.trim()) ?? [];
	if (number === undefined) return null;
	return entry === undefined ? Number(number) : Number(number) / 10;
}

function covered(method: string, facts: Facts): Finding {
	const count = facts.covered.get(method);
	if (!count || count.of === 0)
		return { standing: 'not-known', reasons: [{ reason: 'coverage-unknown', method }] };
	return {
		standing: count.met >= count.of ? 'met' : 'not-met',
		reasons: [{ reason: 'covered', method, met: count.met, of: count.of }]
	};
}

function pieces({ pieces: rule }: Rulebook, { pieces: count }: Facts): Finding {
	if (count === null) return { standing: 'not-known', reasons: [{ reason: 'no-pieces-chosen' }] };
	const { minimum, maximum } = rule ?? {};
	const fits = (minimum === undefined || count >= minimum) && (maximum === undefined || count <= maximum);
	return {
		standing: fits ? 'met' : 'not-met',
		reasons: [{ reason: 'pieces', count, minimum: minimum ?? null, maximum: maximum ?? null }]
	};
}

function form(id: string, { practice }: Rulebook, facts: Facts): Finding {
	const state = facts.forms.get(id);
	if (!state) return { standing: 'not-met', reasons: [{ reason: 'form-not-begun', form: id }] };
	const fields =
		practice.forms.find((one) => one.id === id)?.sections.flatMap((section) => section.fields) ?? [];
	const asked = new Set(
		fields.flatMap(({ kind, required, who }) =>
			kind === 'signature' && required && who !== null ? [who] : []
		)
	);
	const broken = [...asked].filter((who) => state.broken.includes(who));
	const missing = [...asked].filter((who) => !state.signed.includes(who) && !broken.includes(who));
	const reasons: Reason[] = [];
	if (!state.filled) reasons.push({ reason: 'form-not-filled', form: id });
	if (missing.length > 0) reasons.push({ reason: 'not-signed', form: id, who: missing });
	if (broken.length > 0) reasons.push({ reason: 'signature-broken', form: id, who: broken });
	return reasons.length > 0
		? { standing: 'not-met', reasons }
		: { standing: 'met', reasons: [{ reason: 'form-signed', form: id, on: state.on }] };
}

function declared(item: GatewayItem, by: Actor, facts: Facts): Finding {
	const words = facts.words.get(item.id) ?? [];
	const word = words.findLast((one) => one.by === by);
	const others = words
		.filter((one) => one.by !== by)
		.map((one): Reason => ({ reason: 'other-word', word: one }));
	if (!word) return { standing: 'not-known', reasons: [{ reason: 'no-word', of: by }, ...others] };
	return {
		standing: word.says === 'yes' ? 'met' : 'not-met',
		reasons: [{ reason: 'word', word }, ...others]
	};
}
