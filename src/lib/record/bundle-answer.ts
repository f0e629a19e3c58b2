/** Judges an answer that came back: what of it is taken, and what is refused, row by row, and why. */
import { keyIdOf, signatureFits, vouched, type Vouched } from './attestation.ts';
import { mayChange, mayWrite, type Answering } from './bundle-rights.ts';
import { same } from './change.ts';
import { joinRows } from './join.ts';
import { referencesOf } from './references.ts';
import type { Attestation, Key, Role, Row } from './rows.ts';

/** Why a row is refused. */
export type Why =
	/** This role does not write such rows. */
	| 'not-theirs-to-write'
	/** It would change what somebody else wrote, or what is closed. */
	| 'not-theirs-to-change'
	/** It speaks for another person, or in another role. */
	| 'speaks-for-another'
	/** Its signature was not made with the key that it names. */
	| 'forged'
	/** It is not as it was when it was signed. */
	| 'changed'
	/** It is about something that is not here, or that was refused. */
	| 'about-nothing';

export interface Refused {
	readonly row: Row;
	readonly why: Why;
}

export type Judged =
	/** Nothing of it can be taken: the person cannot answer in this role. */
	| { readonly state: 'refused'; readonly why: 'nobody' | 'the-apprentice' | 'another-role' }
	| {
			readonly state: 'judged';
			/** What is taken and alters something here. */
			readonly taken: readonly Row[];
			readonly refused: readonly Refused[];
			/** How the device vouches for what was decided, by row. */
			readonly vouched: ReadonlyMap<string, Vouched>;
	  };

type ById = ReadonlyMap<string, Row>;

/**
 * @param here all rows of the record on this device, by id
 * @param apprentice whose record it is
 */
export async function judgeAnswer(
	rows: readonly Row[],
	here: ById,
	answering: Answering,
	apprentice: string
): Promise<Judged> {
	const { person, role } = answering;
	if (person === apprentice) return { state: 'refused', why: 'the-apprentice' };
	const self = here.get(person) ?? rows.find(({ id }) => id === person);
	if (self?.kind !== 'person') return { state: 'refused', why: 'nobody' };
	if (!self.fields.roles.includes(role)) return { state: 'refused', why: 'another-role' };

	const refused = new Map<string, Refused>();
	const taken = new Map<string, Row>();
	for (const row of rows) {
		const why = whyRefused(row, here, answering);
		if (why === 'same') continue;
		if (why) refused.set(row.id, { row, why });
		else taken.set(row.id, row);
	}
	const drop = (row: Row, why: Why) => {
		taken.delete(row.id);
		refused.set(row.id, { row, why });
	};
	await dropForged(taken, here, drop);
	dropLoose(taken, here, answering, drop);
	return {
		state: 'judged',
		taken: [...taken.values()],
		refused: [...refused.values()],
		vouched: await vouchedFor(taken, here)
	};
}

/** Why a row cannot be taken by itself; `same` where it alters nothing. */
function whyRefused(row: Row, here: ById, { person, role }: Answering): Why | 'same' | null {
	const join = joinRows(here, [row]);
	if (!join.ok) return 'not-theirs-to-change';
	const [after] = join.after;
	if (!after) return 'same';
	if (!mayWrite(role, row.kind)) return 'not-theirs-to-write';
	const before = here.get(row.id);
	if (before && metInOneRow(before, row)) return 'same';
	if (before) {
		if (before.author.person !== person || before.id === person) return 'not-theirs-to-change';
		const sealed = before.kind === 'mock' && before.fields.finished !== null;
		if (!mayChange(role, row.kind, changedFields(before, after), sealed)) return 'not-theirs-to-change';
	}
	if (row.author.person !== person) return 'speaks-for-another';
	const speaker = speakerOf(row);
	if (speaker && (speaker.person !== person || speaker.role !== role)) return 'speaks-for-another';
	if (row.kind === 'person' && (row.id !== person || !same(row.fields.roles, [role])))
		return 'speaks-for-another';
	if (row.kind === 'key' && row.id !== keyIdOf(row.recordId, row.fields)) return 'forged';
	return null;
}

/** Two devices that begin the same form, or answer it alike, meet in one row by design: the one here stays. */
function metInOneRow(before: Row, row: Row): boolean {
	const ofForms = row.kind === 'form' || row.kind === 'answer';
	return ofForms && !before.deleted && !row.deleted && same(before.fields, row.fields);
}

function changedFields(before: Row, after: Row): string[] {
	const fields = Object.keys({ ...before.stamps, ...after.stamps });
	return fields.filter(
		(field) =>
			before.stamps[field] !== after.stamps[field] || !same(before.conflicts[field], after.conflicts[field])
	);
}

/** In whose name a row speaks; null where it speaks in nobody's. */
function speakerOf(row: Row): { readonly person: string; readonly role: Role } | null {
	if (row.kind === 'mock') return { person: row.fields.conductor, role: row.fields.role };
	return 'person' in row.fields && 'role' in row.fields ? row.fields : null;
}

type Drop = (row: Row, why: Why) => void;

const isAttestation = (row: Row): row is Attestation => row.kind === 'attestation';

function keyFinder(taken: ById, here: ById) {
	return (id: string): Key | undefined => {
		const row = taken.get(id) ?? here.get(id);
		return row?.kind === 'key' && !row.deleted ? row : undefined;
	};
}

/** A bad signature takes with it what it was to vouch for, unless a good one stands beside it. */
async function dropForged(taken: ById, here: ById, drop: Drop): Promise<void> {
	const keyOf = keyFinder(taken, here);
	const doubtful = new Set<string>();
	for (const row of [...taken.values()].filter(isAttestation)) {
		doubtful.add(row.fields.of);
		if (!(await signatureFits(row, keyOf(row.fields.key)))) drop(row, 'forged');
	}
	const words = [...taken.values()].filter(isAttestation);
	for (const id of doubtful) {
		const row = taken.get(id);
		if (!row) continue;
		const { state } = await vouched(row, words, keyOf);
		if (state === 'signed') continue;
		const why = state === 'changed' ? 'changed' : 'forged';
		drop(row, why);
		for (const word of words) if (word.fields.of === id) drop(word, why);
	}
}

/** What rests on something that is not here goes too, and then what rests on that. */
function dropLoose(taken: ById, here: ById, { person }: Answering, drop: Drop): void {
	const isThere = (id: string, kind: string | null) => {
		const row = taken.get(id) ?? here.get(id);
		return row !== undefined && (kind === null || row.kind === kind);
	};
	/** Marks and questions belong to whoever conducts the mock. */
	const isTheirs = (row: Row) => {
		if (row.kind !== 'mark' && row.kind !== 'asked') return true;
		const mock = taken.get(row.fields.mock) ?? here.get(row.fields.mock);
		return mock?.kind === 'mock' && mock.fields.conductor === person;
	};
	for (let loose = true; loose;) {
		loose = false;
		for (const row of [...taken.values()]) {
			if (referencesOf(row).every(([id, kind]) => isThere(id, kind)) && isTheirs(row)) continue;
			drop(row, 'about-nothing');
			loose = true;
		}
	}
}

async function vouchedFor(taken: ById, here: ById): Promise<Map<string, Vouched>> {
	const keyOf = keyFinder(taken, here);
	const words = [...taken.values(), ...here.values()].filter(isAttestation);
	const found = new Map<string, Vouched>();
	for (const row of taken.values()) {
		const decided = row.kind === 'confirmation' || row.kind === 'signature';
		if (!row.deleted && (decided || (row.kind === 'mock' && row.fields.finished)))
			found.set(row.id, await vouched(row, words, keyOf));
	}
	return found;
}
