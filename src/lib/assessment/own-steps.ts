/** What waits for somebody beside the apprentice: the steps that are theirs alone. */
import { decides } from '#lib/record/confirm.ts';
import type { Role } from '#lib/record/rows.ts';
import type { MockDue } from './mocks-due.ts';
import type { NextStep } from './next-step.ts';

export interface Own {
	readonly role: Role;
	/** Claims that have no decision of theirs. */
	readonly undecided: number;
	readonly mocks: readonly MockDue[];
	/** Names of what gateway asks of them and is still open. */
	readonly gateway: readonly string[];
}

/** First claims to decide on, then the feedback and the mocks that a tutor owes, then gateway. */
export function ownSteps({ role, undecided, mocks, gateway }: Own): NextStep[] {
	if (role === 'apprentice') return [];
	return [
		...(decides(role) && undecided > 0 ? [waits('decide-claims', undecided)] : []),
		...(role === 'tutor' ? [...mocks.flatMap(release), ...mocks.flatMap(hold)] : []),
		...(gateway.length > 0 ? [{ ...waits('act-on-gateway', gateway.length), names: gateway }] : [])
	];
}

function waits(kind: NextStep['kind'], needed: number): NextStep {
	return { kind, because: 'waits-for-you', requirements: [], evidence: [], needed };
}

function release({ method, reasons }: MockDue): NextStep[] {
	return reasons.flatMap((reason): NextStep[] =>
		reason.kind === 'unreleased'
			? [{ ...waits('release-feedback', 1), method, row: reason.mock, on: reason.on }]
			: []
	);
}

/** Only where the day is near: before that, or without a day, a mock is too early to be a next step. */
function hold(due: MockDue): NextStep[] {
	const reasons = due.reasons.filter(({ kind }) => kind !== 'unreleased');
	if (!due.soon || reasons.length === 0) return [];
	const { method } = due;
	return [{ ...waits('hold-mock', 1), because: 'mock-is-due', method, mock: { ...due, reasons } }];
}
