/** What practice content names by a word of its own, in plain English. */
import type { Actor, DeadlineRule, GatewayItem, Practice, RecordDate, Topic } from '../practice-types.ts';
import { rangeWords } from './rules-in-words.ts';
import type { Range, Specification } from '../types.ts';
import { capital, list } from '../words.ts';

const actors: Record<Actor, string> = {
	apprentice: 'apprentice',
	employer: 'employer',
	provider: 'training provider',
	tutor: 'tutor',
	assessor: 'assessor',
	organisation: 'assessment organisation'
};

const days: Record<RecordDate, string> = {
	start: 'the start of the apprenticeship',
	gateway: 'gateway',
	assessment: 'the assessment',
	observation: 'the observation',
	discussion: 'the discussion',
	interview: 'the interview',
	decision: 'the decision'
};

const NO_RANGE: Range = { source: 'ours' };

const units = { days: 'day', 'working-days': 'working day', weeks: 'week', months: 'month' } as const;

/** What each topic is about, in the order in which it matters to an apprentice. */
export const topicNames: Readonly<Record<Topic['id'], string>> = {
	process: 'From training to grade',
	gateway: 'Coming to gateway',
	planning: 'Planning the assessments',
	booking: 'Booking',
	fees: 'What it costs',
	adjustments: 'Reasonable adjustments',
	identity: 'Showing who you are',
	remote: 'Assessment online',
	cancellation: 'Calling off or moving a date',
	independence: 'Who may assess you',
	authenticity: 'Showing that the work is yours',
	feedback: 'Feedback',
	results: 'Results',
	resits: 'Resits and retakes',
	appeals: 'Appeals and complaints',
	certificate: 'The certificate',
	quality: 'How assessments are checked',
	policies: 'Policies to know of',
	contact: 'Whom to ask'
};

/** The topics in four groups, as a reader meets them. */
export const topicGroups: readonly { id: string; name: string; topics: readonly Topic['id'][] }[] = [
	{ id: 'before', name: 'Before the day', topics: ['process', 'gateway', 'planning', 'booking', 'fees'] },
	{
		id: 'on-the-day',
		name: 'On the day',
		topics: ['adjustments', 'identity', 'remote', 'cancellation', 'independence', 'authenticity']
	},
	{
		id: 'afterwards',
		name: 'Afterwards',
		topics: ['feedback', 'results', 'resits', 'appeals', 'certificate']
	},
	{ id: 'good-to-know', name: 'Good to know', topics: ['quality', 'policies', 'contact'] }
];

/** "Apprentice and employer". */
export function whoWords(who: readonly Actor[]): string {
	return capital(list(who.map((one) => actors[one])));
}

/** "20 working days before the assessment, or earlier"; "12 months after the start of the apprenticeship at the earliest". */
export function countWords({ kind, count, unit, from }: DeadlineRule): string {
	const size = Math.abs(count);
	const amount = `${size} ${units[unit]}${size === 1 ? '' : 's'}`;
	const when =
		count === 0 ? `the day of ${days[from]}` : `${amount} ${count < 0 ? 'before' : 'after'} ${days[from]}`;
	if (kind === 'not-before') return `${when} at the earliest`;
	return count < 0 ? `${when}, or earlier` : `${when} at the latest`;
}

/** How the app can tell that a gateway item is met. */
export function checkWords(
	item: GatewayItem,
	{ evidence, methods }: Specification,
	{ forms }: Practice
): string {
	const { check } = item;
	switch (check.kind) {
		case 'duration':
			return `${check.count} ${check.unit} since the start of the apprenticeship`;
		case 'certificate':
			return `${capital(check.subject)}: ${check.level}`;
		case 'covered':
			return `Evidence for every pass criterion of the ${(methods.find(({ id }) => id === check.method)?.name ?? check.method).toLowerCase()}`;
		case 'pieces':
			return `${capital(rangeWords(evidence.pieces ?? NO_RANGE))} pieces of evidence`;
		case 'form':
			return `The form “${forms.find(({ id }) => id === check.form)?.name ?? check.form}”, filled in and signed`;
		case 'declared':
			return `Said by the ${actors[check.by]}`;
		default:
			return check satisfies never;
	}
}

/** When a gateway item is due: at gateway, or by a deadline, in words. */
export function dueWords({ due }: GatewayItem, { deadlines }: Practice): string {
	if (due === 'gateway') return 'At gateway';
	const deadline = deadlines.find(({ id }) => id === due.deadline);
	return deadline ? `After gateway: ${countWords(deadline)}` : 'After gateway';
}
