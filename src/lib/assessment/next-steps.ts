/** What moves the apprentice most, best first, as data; `step-sentences.ts` puts it into words. */
import type {
	Criterion,
	Decider,
	Requirement,
	RequirementKey,
	Specification
} from '#lib/specification/types.ts';
import { noAgreedSteps, type AgreedSteps } from './agreed-steps.ts';
import { nearestFirst, type Coverage } from './coverage.ts';
import { atLeast } from './grade.ts';
import type { NextStep, RankReason } from './next-step.ts';
import type { Prediction } from './prediction.ts';
import { prepare } from './prepare.ts';
import { reachOf } from './reach.ts';
import type { ClaimStanding, Tally } from './tally.ts';
import type { MethodVerdict, StepVerdict } from './verdict.ts';

/**
 * Ranks what to do next: feedback, where some of it blocks a requirement, then what the first grade of each
 * method lacks (area by area, nearly finished ones first), KSBs that nothing shows, the cheapest way up for
 * each method with its nearest criteria first, results by points, idle evidence, feedback that blocks nothing,
 * and last what a tutor or employer should confirm. It leaves out what a cap or a real result has ruled out. Where the list
 * is too long, asking keeps the last place. What people agreed on and the calendar asks for stands among these
 * as `AgreedSteps` says; what the organisation has settled needs no more work. Nobody is told to ask themselves.
 *
 * @param coverage of the same tally and situation as `prediction`
 * @param max how many steps at most
 * @param agreed of the same record
 */
export function nextSteps(
	tally: Tally,
	prediction: Prediction,
	coverage: Coverage,
	max = 5,
	agreed: AgreedSteps = noAgreedSteps
): NextStep[] {
	const { specification } = tally;
	const settled = new Set(prediction.reachable.methods.flatMap((one) => (one.settled ? [one.id] : [])));
	const told = new Set(agreed.second.flatMap(({ requirements }) => requirements));
	const [blocking, waiting] = returned(tally, coverage);
	const methods = prediction.onEvidence.methods.map((method, index) => {
		const best = prediction.reachable.methods[index];
		return { method, steps: best ? openSteps(specification, method, best) : [] };
	});
	const steps = [
		...agreed.first,
		...blocking,
		...agreed.second,
		...bySize(
			methods.flatMap(({ method, steps }) => fillGaps(specification, coverage, method, steps[0], told))
		),
		...bySize(coverKsbs(specification, coverage, settled)),
		...bySize(methods.flatMap(({ method, steps }) => reachHigher(specification, coverage, method, steps))),
		...methods.flatMap(({ method }) => (settled.has(method.id) ? [] : earnPoints(specification, method))),
		...useEvidence(tally),
		...waiting,
		...agreed.late
	];
	const ask = askToConfirm(tally, prediction, coverage, settled).filter(({ by }) => by !== agreed.role);
	const room = max > ask.length ? max - ask.length : max;
	return [...steps.slice(0, room), ...ask].slice(0, max);
}

/** A step of a method that is not enough yet and can still be; null where there is nothing to do. */
type OpenStep = { readonly step: StepVerdict; readonly open: readonly string[] } | null;

function openSteps(specification: Specification, method: MethodVerdict, best: MethodVerdict): OpenStep[] {
	const { retake } = method;
	if (best.settled) return [];
	return method.result.steps.map((step, index) => {
		const reachable = best.result.steps[index];
		const pointless = retake !== null && !retake.lifted && !atLeast(specification, retake.cap, step.grade);
		if (step.enough || pointless || !reachable?.reached) return null;
		const ruledOut = new Set(reachable.notMet);
		return { step, open: [...step.notMet, ...step.unknown].filter((id) => !ruledOut.has(id)) };
	});
}

/** All feedback is one step, so that it is counted once: among the first where any of it blocks something. */
function returned(tally: Tally, coverage: Coverage): [blocking: NextStep[], waiting: NextStep[]] {
	const blocked = new Map<string, RequirementKey[]>();
	const blockedBy = ({ claim: { fields } }: ClaimStanding): RequirementKey[] => {
		const key = fields.requirement as RequirementKey;
		const known = blocked.get(key);
		if (known) return known;
		const keys = [key, ...reachOf(tally.specification, key).same];
		const found = keys.filter((one) => coverage.states.get(one) === 'returned');
		blocked.set(key, found);
		return found;
	};
	const all = tally.returned;
	const { blocking = [], waiting = [] } = Object.groupBy(all, (one) =>
		blockedBy(one).length > 0 ? 'blocking' : 'waiting'
	);
	const requirements = [
		...blocking.flatMap(blockedBy),
		...waiting.map(({ claim }) => claim.fields.requirement as RequirementKey)
	];
	const evidence = [blocking, waiting].flatMap((some) =>
		some.map(({ claim }) => claim.fields.evidence).sort()
	);
	const step = (because: RankReason): NextStep => ({
		kind: 'answer-returned',
		because,
		requirements: [...new Set(requirements)],
		evidence: [...new Set(evidence)],
		needed: all.length
	});
	if (blocking.length > 0) return [[step('feedback-blocks')], []];
	return [[], waiting.length > 0 ? [step('feedback-waits')] : []];
}

function fillGaps(
	specification: Specification,
	coverage: Coverage,
	method: MethodVerdict,
	first: OpenStep | undefined,
	/** Told already. */
	told: ReadonlySet<RequirementKey>
): NextStep[] {
	if (!first) return [];
	const { step, open } = first;
	const criteria = named(specification, open).filter(
		({ key }) => coverage.states.get(key) !== 'returned' && !told.has(key)
	);
	const groups = Map.groupBy(criteria, ({ area }) => area);
	return [...groups].map(([area, group]) => ({
		kind: 'fill-gaps',
		because: 'grade-needs-it',
		method: method.id,
		...(area === null ? {} : { area }),
		grade: step.grade,
		requirements: group.map(({ key }) => key),
		evidence: [],
		needed: Math.min(group.length, step.needed - step.achieved)
	}));
}

function coverKsbs(
	specification: Specification,
	coverage: Coverage,
	settled: ReadonlySet<string>
): NextStep[] {
	const missing = specification.ksbs.filter(
		({ key, method }) => coverage.states.get(key) === 'missing' && !settled.has(method)
	);
	return [...Map.groupBy(missing, ({ area }) => area)].map(([area, group]) => ({
		kind: 'cover-ksbs',
		because: 'nothing-shows-it',
		area,
		requirements: group.map(({ key }) => key),
		evidence: [],
		needed: group.length
	}));
}

/** The next grade only: what lies beyond it is a step for another day. */
function reachHigher(
	specification: Specification,
	coverage: Coverage,
	method: MethodVerdict,
	steps: readonly OpenStep[]
): NextStep[] {
	const next = steps.slice(1).find((one) => one !== null);
	if (!next) return [];
	const { step, open } = next;
	return [
		{
			kind: 'reach-higher',
			because: 'cheapest-way-up',
			method: method.id,
			grade: step.grade,
			requirements: nearestFirst(named(specification, open), coverage.states).map(({ key }) => key),
			evidence: [],
			needed: step.needed - step.achieved
		}
	];
}

/** The best grade that its cap allows, since a test is taken once. */
function earnPoints(specification: Specification, { id, result, retake }: MethodVerdict): NextStep[] {
	if (result.kind !== 'points' || result.points !== null) return [];
	const boundary = result.boundaries.findLast(
		({ grade }) => !retake || retake.lifted || atLeast(specification, retake.cap, grade)
	);
	if (!boundary) return [];
	const { grade, from: needed } = boundary;
	return [
		{
			kind: 'earn-points',
			because: 'grade-needs-it',
			method: id,
			grade,
			requirements: [],
			evidence: [],
			needed
		}
	];
}

function useEvidence({ unused }: Tally): NextStep[] {
	if (unused.length === 0) return [];
	return [
		{
			kind: 'use-evidence',
			because: 'work-lies-idle',
			requirements: [],
			evidence: unused,
			needed: unused.length
		}
	];
}

/** Where a decision would make something secure: how many claims wait for one. */
function askToConfirm(
	tally: Tally,
	{ secure, onEvidence }: Prediction,
	coverage: Coverage,
	settled: ReadonlySet<string>
): NextStep[] {
	const { specification } = tally;
	const met = (methods: readonly MethodVerdict[]) =>
		methods.flatMap(({ result }) => result.steps.flatMap((step) => step.met));
	const sure = new Set(met(secure.methods));
	const criteria = named(
		specification,
		met(onEvidence.methods.filter(({ id }) => !settled.has(id))).filter((id) => !sure.has(id))
	);
	const ksbs = specification.ksbs.filter(
		({ key, method }) => coverage.states.get(key) === 'claimed' && !settled.has(method)
	);
	const asked: readonly [Decider, readonly Requirement[]][] = [
		['tutor', [...criteria.filter(({ decidedBy }) => decidedBy === 'tutor'), ...ksbs]],
		['employer', criteria.filter(({ decidedBy }) => decidedBy === 'employer')]
	];
	return asked.flatMap(([by, list]): NextStep[] => {
		const requirements = [...new Set(list.map(({ key }) => key))];
		if (requirements.length === 0) return [];
		const needed = tally.undecided(by);
		return [{ kind: 'ask-to-confirm', because: 'makes-it-secure', by, requirements, evidence: [], needed }];
	});
}

function named(specification: Specification, ids: readonly string[]): Criterion[] {
	const { criteria, placeOf } = prepare(specification);
	return ids.flatMap((id) => criteria[placeOf.get(id) ?? -1] ?? []);
}

/** Fewest first; equals keep the specification's order, since sorting is stable. */
function bySize(steps: NextStep[]): NextStep[] {
	return steps.sort((a, b) => a.needed - b.needed);
}
