/** Turns a made-up record into the changes that write it. */
import { RowsBehind } from './behind.ts';
import type { Change, Edit } from './change.ts';
import { confirmation } from './confirm.ts';
import { addDays } from './dates.ts';
import { factEdits } from './sample-facts.ts';
import type { CalendarDate, Fields, Row } from './rows.ts';
import { mockEdits, planMocks, type SampleMock } from './sample-mocks.ts';
import type { SampleSource } from './sample-schema.ts';

/** One claim of the sample that somebody has decided. */
export interface SampleDecision {
	readonly claim: string;
	readonly person: string;
	readonly role: Fields<'confirmation'>['role'];
	readonly decision: Fields<'confirmation'>['decision'];
	readonly comment: string;
	readonly on: CalendarDate;
}

export interface SamplePlan {
	readonly recordId: string;
	readonly apprentice: string;
	/** Record, people, evidence and claims. */
	readonly change: Change;
	/** evidence row → its files, by name */
	readonly files: ReadonlyMap<string, readonly string[]>;
	/** For a second change: a decision refers to the claim as it was written. */
	readonly decisions: readonly SampleDecision[];
	/** For a change after that: each is sealed first. */
	readonly mocks: readonly SampleMock[];
}

/**
 * @param today the day from which the sample's dates are counted
 * @param newId makes row ids; a parameter so that this stays pure
 */
export function planSample(source: SampleSource, today: CalendarDate, newId: () => string): SamplePlan {
	const recordId = newId();
	const day = (offset: number) => addDays(today, offset);
	const people = [{ ...source.apprentice, roles: ['apprentice' as const] }, ...source.people];
	const personIds = new Map(people.map((person) => [person.id, newId()]));
	const personOf = (id: string) => personIds.get(id) ?? '';
	const apprentice = personOf(source.apprentice.id);
	const files = new Map<string, readonly string[]>();
	const decisions: SampleDecision[] = [];

	const edits: Edit[] = people.map(({ id, name, roles }) => ({
		op: 'create',
		kind: 'person',
		id: personOf(id),
		fields: { name, roles: [...roles] }
	}));
	edits.push({
		op: 'create',
		kind: 'record',
		id: recordId,
		fields: {
			apprentice,
			specification: source.specification,
			start: day(source.start),
			gateway: day(source.gateway),
			contact: source.contact,
			exempt: source.exempt,
			sample: true
		}
	});
	edits.push(...factEdits(source, recordId, personOf, day, newId));
	for (const piece of source.evidence) {
		const evidence = newId();
		files.set(evidence, piece.files);
		edits.push({
			op: 'create',
			kind: 'evidence',
			id: evidence,
			fields: {
				title: piece.title,
				kind: piece.kind,
				date: piece.date === null ? null : day(piece.date),
				text: piece.text.trim(),
				agreed: piece.agreed
			}
		});
		for (const { requirement, how, where, decision } of piece.claims) {
			const claim = newId();
			edits.push({ op: 'create', kind: 'claim', id: claim, fields: { evidence, requirement, how, where } });
			if (!decision) continue;
			decisions.push({
				claim,
				person: personOf(decision.by),
				role: source.people.find((person) => person.id === decision.by)?.roles[0] ?? 'tutor',
				decision: decision.decision,
				comment: decision.comment,
				on: day(decision.on)
			});
		}
	}
	const mocks = planMocks(source, day, personOf);
	return { recordId, apprentice, change: { name: 'create-record', edits }, files, decisions, mocks };
}

async function decisionEdits(
	decisions: readonly SampleDecision[],
	rows: readonly Row[],
	newId: () => string
): Promise<Edit[]> {
	const claims = new Map(rows.filter((row) => row.kind === 'claim').map((claim) => [claim.id, claim]));
	const behind = new RowsBehind(rows);
	const edits: Edit[] = [];
	for (const { claim: id, ...ruling } of decisions) {
		const claim = claims.get(id);
		if (!claim) throw new Error(`no claim ${id}`);
		const fields = await confirmation(claim, behind.of(claim), ruling);
		edits.push({ op: 'create', kind: 'confirmation', id: newId(), fields });
	}
	return edits;
}

/** One change of a sample and whose act it is. */
export interface SampleChange {
	readonly change: Change;
	readonly person: string;
}

/**
 * What is written after the record, its evidence and its files are there, in this order.
 *
 * @param rows of the record as they were written: a decision refers to exactly that
 * @param newId makes row ids
 */
export async function laterChanges(
	{ decisions, mocks }: SamplePlan,
	rows: readonly Row[],
	newId: () => string
): Promise<SampleChange[]> {
	const changes: SampleChange[] = [];
	const tutor = decisions[0]?.person;
	if (tutor !== undefined) {
		const edits = await decisionEdits(decisions, rows, newId);
		changes.push({ change: { name: 'decide-claims', edits }, person: tutor });
	}
	const conductor = mocks[0]?.fields.conductor;
	if (conductor !== undefined) {
		const edits = await mockEdits(mocks, newId);
		changes.push({ change: { name: 'finish-mock', edits }, person: conductor });
	}
	return changes;
}
