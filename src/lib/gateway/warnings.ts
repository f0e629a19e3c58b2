/** What does not fit together in the dates and facts of a record. Nothing of it is put right in silence. */
import { isCalendarDate } from '#lib/record/dates.ts';
import type { CalendarDate, Fact, RecordRow } from '#lib/record/rows.ts';
import type { RecordDate } from '#lib/specification/practice-types.ts';
import type { Deadline } from './deadline.ts';
import { factsAbout } from './facts-of-record.ts';
import { ageOn, OLDEST, YOUNGEST } from './funding.ts';
import type { Facts } from './readiness-facts.ts';
import type { Break } from './time-on-programme.ts';

export type NamedDate = RecordDate | 'born' | 'agreed-end';

export type Warning =
	| { readonly code: 'impossible-date'; readonly what: NamedDate; readonly date: string }
	| { readonly code: 'start-after-gateway'; readonly start: CalendarDate; readonly gateway: CalendarDate }
	| {
			readonly code: 'unlikely-age';
			readonly born: CalendarDate;
			readonly age: number;
			/** The start of the apprenticeship, or today while it is not known. */
			readonly at: 'start' | 'today';
	  }
	| {
			readonly code: 'several-certificates';
			readonly subject: 'english' | 'maths';
			readonly levels: readonly string[];
	  }
	| { readonly code: 'certificate-and-none'; readonly subject: 'english' | 'maths' }
	| { readonly code: 'gateway-past'; readonly gateway: CalendarDate }
	| {
			readonly code: 'before-gateway' | 'after-window';
			readonly what: RecordDate;
			readonly date: CalendarDate;
			/** The gateway date, or the day on which the window ends. */
			readonly limit: CalendarDate;
	  }
	| {
			readonly code: 'due-before-gateway';
			readonly name: string;
			readonly due: CalendarDate;
			readonly gateway: CalendarDate;
	  }
	| {
			readonly code: 'holidays-end';
			readonly names: readonly string[];
			readonly firstYear: number;
			readonly lastYear: number;
	  }
	| { readonly code: 'break-backwards' | 'break-lasts' | 'break-before-start'; readonly break: Break }
	| {
			readonly code: 'two-values';
			readonly what: NamedDate;
			readonly values: readonly (CalendarDate | null)[];
	  };

/** What warnings are looked for in. */
export interface Checked {
	readonly record: RecordRow;
	readonly facts: readonly Fact[];
	readonly known: Facts;
	readonly deadlines: readonly Deadline[];
	/** Whether anything still stands against gateway. */
	readonly open: boolean;
}

const assessments = ['assessment', 'observation', 'discussion', 'interview'] as const;

/** All that does not fit, dates first; empty where the record is in order. */
export function warnings(checked: Checked, today: CalendarDate): Warning[] {
	const { dates, time } = checked.known;
	const impossible = Object.entries({ ...dates, 'agreed-end': time?.agreedEnd }).flatMap(
		([what, date]): Warning[] =>
			date && !isLikely(date) ? [{ code: 'impossible-date', what: what as NamedDate, date }] : []
	);
	return [
		...impossible,
		...twoValues(checked),
		...orderOfDates(checked),
		...age(dates, today),
		...certificates(checked.facts),
		...breaks(checked.known),
		...gatewayPast(checked, today),
		...holidaysEnd(checked.deadlines)
	];
}

/** A day that exists, in a year that an apprenticeship can have to do with. */
function isLikely(date: string): boolean {
	return isCalendarDate(date) && date >= '1900-01-01' && date < '2200-01-01';
}

/** Two devices wrote different days at the same time, and nobody has chosen yet. */
function twoValues({ record, facts }: Checked): Warning[] {
	const own = (['start', 'gateway'] as const).map((what) => ({
		what,
		value: record.fields[what],
		others: record.conflicts[what]
	}));
	const told = facts.flatMap(({ fields, conflicts }) =>
		fields.about === 'date' ? [{ what: fields.name, value: fields.on, others: conflicts['on'] }] : []
	);
	return [...own, ...told].flatMap(({ what, value, others }): Warning[] => {
		const values = [...new Set([value, ...(others ?? []).map((one) => one.value as CalendarDate | null)])];
		return values.length > 1 ? [{ code: 'two-values', what, values }] : [];
	});
}

function orderOfDates({ known: { dates }, deadlines }: Checked): Warning[] {
	const { start, gateway } = dates;
	const found: Warning[] = [];
	if (start && gateway && start > gateway) found.push({ code: 'start-after-gateway', start, gateway });
	const window = deadlines.find(({ id }) => id === 'window-ends')?.outcome;
	for (const what of assessments) {
		const date = dates[what];
		if (!date || !gateway) continue;
		if (date < gateway) found.push({ code: 'before-gateway', what, date, limit: gateway });
		else if (window?.state === 'dated' && date > window.date)
			found.push({ code: 'after-window', what, date, limit: window.date });
	}
	for (const { name, kind, count, advice, outcome, from } of deadlines) {
		const counted = outcome.state === 'dated' && kind === 'by' && count < 0 && !advice;
		// An assessment before gateway has been named already.
		if (counted && gateway && outcome.date < gateway && (dates[from] ?? '') >= gateway)
			found.push({ code: 'due-before-gateway', name, due: outcome.date, gateway });
	}
	return found;
}

function age({ born, start }: Facts['dates'], today: CalendarDate): Warning[] {
	if (!born || !isLikely(born)) return [];
	const years = ageOn(born, start ?? today);
	if (years >= YOUNGEST && years <= OLDEST) return [];
	return [{ code: 'unlikely-age', born, age: years, at: start ? 'start' : 'today' }];
}

function certificates(facts: readonly Fact[]): Warning[] {
	const bySubject = Map.groupBy(factsAbout(facts, 'certificate'), ({ subject }) => subject);
	return [...bySubject].flatMap(([subject, all]): Warning[] => {
		const levels = all.flatMap(({ level }) => (level === null ? [] : [level]));
		return [
			...(levels.length > 1 ? [{ code: 'several-certificates', subject, levels } as const] : []),
			...(levels.length > 0 && levels.length < all.length
				? [{ code: 'certificate-and-none', subject } as const]
				: [])
		];
	});
}

function breaks({ dates: { start }, time }: Facts): Warning[] {
	return (time?.breaks ?? []).flatMap((one): Warning[] => {
		if (one.until !== null && one.until < one.from) return [{ code: 'break-backwards', break: one }];
		if (start && one.from < start) return [{ code: 'break-before-start', break: one }];
		return one.until === null ? [{ code: 'break-lasts', break: one }] : [];
	});
}

function gatewayPast({ known: { dates }, open }: Checked, today: CalendarDate): Warning[] {
	const { gateway } = dates;
	return gateway && gateway < today && open ? [{ code: 'gateway-past', gateway }] : [];
}

function holidaysEnd(deadlines: readonly Deadline[]): Warning[] {
	const beyond = deadlines.flatMap(({ name, outcome }) =>
		outcome.state === 'not-known'
			? outcome.reasons.flatMap((reason) =>
					reason.reason === 'beyond-bank-holidays' ? [{ name, ...reason }] : []
				)
			: []
	);
	const [first] = beyond;
	if (!first) return [];
	const { firstYear, lastYear } = first;
	return [{ code: 'holidays-end', names: beyond.map(({ name }) => name), firstYear, lastYear }];
}
