/** Why a gateway item stands as it does, in plain English. Names come from the specification and the rules. */
import { inWords } from '#lib/record/dates.ts';
import type { Actor, Practice } from '#lib/specification/practice-types.ts';
import type { Rules } from '#lib/specification/rules-types.ts';
import type { Specification } from '#lib/specification/types.ts';
import { capital, counted, list } from '#lib/specification/words.ts';
import type { Reason } from './readiness-checks.ts';

/** Where names are looked up. */
export interface Names {
	readonly specification: Pick<Specification, 'methods'>;
	readonly practice: Pick<Practice, 'forms' | 'gateway'>;
	readonly rules: Pick<Rules, 'funding'>;
}

/** One reason as a sentence. */
export function reasonSentence(reason: Reason, names: Names): string {
	switch (reason.reason) {
		case 'time':
			return timeSentence(reason.earliest);
		case 'certificate':
			return `There is a certificate at ${reason.has}; ${reason.needs} is asked for.`;
		case 'no-certificate':
			return `There is no certificate; ${reason.needs} is asked for.`;
		case 'certificates-unasked':
			return `Nobody has said yet whether there is a certificate; ${reason.needs} is asked for.`;
		case 'unclear-level':
			return `There is a certificate at "${reason.has}", which cannot be compared with ${reason.needs}.`;
		case 'alternative':
			return `Something else stands in for the certificate: ${alternativeText(reason.id, names)}`;
		case 'age-unknown':
			return `Without the ${reason.missing === 'born' ? 'date of birth' : 'start date'} nobody can tell which funding rule holds.`;
		case 'unlikely-age':
			return `By the dates in the record the apprentice was ${reason.age} at the start: one of them must be wrong.`;
		case 'covered':
			return `${reason.met} of ${reason.of} pass criteria of the ${methodName(reason.method, names)} have evidence.`;
		case 'coverage-unknown':
			return `Nothing is known yet about the evidence for the ${methodName(reason.method, names)}.`;
		case 'pieces':
			return `${counted(reason.count, 'piece is', 'pieces are')} chosen; ${span(reason.minimum, reason.maximum)}.`;
		case 'no-pieces-chosen':
			return 'No pieces have been chosen yet.';
		case 'form-not-begun':
			return `${formName(reason.form, names)} has not been begun.`;
		case 'form-not-filled':
			return `${formName(reason.form, names)} is not filled in.`;
		case 'form-signed':
			return reason.on === 'paper'
				? `${formName(reason.form, names)} is complete: somebody said so of the one on paper.`
				: `${formName(reason.form, names)} is complete in this record.`;
		case 'not-signed':
			return `${formName(reason.form, names)} is not signed by ${list(reason.who.map(actorName))}.`;
		case 'signature-broken':
			return `${formName(reason.form, names)} was changed after it was signed by ${list(reason.who.map(actorName))}.`;
		case 'word':
		case 'other-word':
			return `${capital(actorName(reason.word.by))} said ${reason.word.says} on ${inWords(reason.word.on)}.`;
		case 'no-word':
			return `${capital(actorName(reason.of))} has not said yet.`;
		case 'does-not-apply':
			return 'It does not apply here.';
		case 'may-not-apply':
			return 'Nobody has said yet whether it applies here.';
		case 'funding-rule':
			return `The record relies on a funding rule: ${ruleName(reason.rule, names)}. Check with your provider.`;
		default:
			return reason satisfies never;
	}
}

function timeSentence(earliest: Extract<Reason, { reason: 'time' }>['earliest']): string {
	switch (earliest.state) {
		case 'dated':
			return `Enough time is served on ${inWords(earliest.date)}.`;
		case 'waiting':
			return 'There is no start date to count from.';
		case 'not-known':
			return 'The day on which enough time is served is not known.';
		default:
			return earliest satisfies never;
	}
}

const actors: Record<Actor, string> = {
	apprentice: 'the apprentice',
	employer: 'the employer',
	provider: 'the provider',
	tutor: 'the tutor',
	assessor: 'the assessor',
	organisation: 'the organisation'
};

function actorName(actor: Actor): string {
	return actors[actor];
}

function span(minimum: number | null, maximum: number | null): string {
	if (minimum !== null && maximum !== null) return `${minimum} to ${maximum} are asked for`;
	if (minimum !== null) return `${minimum} or more are asked for`;
	return maximum === null ? 'any number will do' : `${maximum} at most are asked for`;
}

function methodName(id: string, { specification }: Names): string {
	return specification.methods.find((method) => method.id === id)?.name ?? id;
}

function formName(id: string, { practice }: Names): string {
	return practice.forms.find((form) => form.id === id)?.name ?? id;
}

function ruleName(id: string, { rules }: Names): string {
	return rules.funding.find((rule) => rule.id === id)?.name ?? id;
}

function alternativeText(id: string, { practice }: Names): string {
	const all = (practice.gateway?.items ?? []).flatMap(({ check }) =>
		check.kind === 'certificate' ? check.alternatives : []
	);
	return all.find((one) => one.id === id)?.text ?? id;
}
