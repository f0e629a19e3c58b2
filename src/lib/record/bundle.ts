/** Parts of a record that are sent to somebody, and what they send back. */
import { currentFiles } from './files.ts';
import { mayWrite, type Answering } from './bundle-rights.ts';
import { referencesOf } from './references.ts';
import type { Attachment, Kind, Role, Row, RowOf } from './rows.ts';

/** What is sent: all of it, what belongs to one method, or some claims with their evidence. */
export type Part =
	| { readonly scope: 'record' }
	| (ForReader & {
			readonly scope: 'method';
			readonly method: string;
			/** Whether a claim on this requirement belongs to the method. */
			readonly covers: (requirement: string) => boolean;
	  })
	| (ForReader & {
			readonly scope: 'claims';
			readonly claims: ReadonlySet<string>;
			/** Forms that wait for the reader's signature. */
			readonly forms?: ReadonlySet<string>;
	  });

interface ForReader {
	/**
	 * Whoever has this role goes along, so that they find their name and are not entered a second time, and so
	 * does what is asked of them.
	 */
	readonly reader?: Role;
}

/**
 * The rows of a part. What is left out is not there at all, neither rows nor tombstones, so that nothing
 * looks deleted where the part meets the whole again.
 *
 * @param rows all of the record
 */
export function partOf(rows: readonly Row[], part: Part): Row[] {
	if (part.scope === 'record') return [...rows];
	const live = rows.filter((row) => !row.deleted);
	const chosen = new Chosen(rows);
	const of = <K extends Kind>(kind: K) => live.filter((row): row is RowOf<K> => row.kind === kind);

	for (const row of of('record')) chosen.add(row);
	for (const link of of('link')) chosen.add(link);
	for (const person of of('person'))
		if (part.reader && person.fields.roles.includes(part.reader)) chosen.add(person);
	// What is asked of the reader; a piece that answers it need not go.
	for (const action of of('action')) {
		const { owner, of: from, evidence } = action.fields;
		if (owner === part.reader && from === null && evidence === null) chosen.add(action);
	}
	for (const claim of of('claim')) {
		const wanted =
			part.scope === 'claims' ? part.claims.has(claim.id) : part.covers(claim.fields.requirement);
		if (wanted) chosen.add(claim);
	}
	if (part.scope === 'claims') for (const form of of('form')) if (part.forms?.has(form.id)) chosen.add(form);
	if (part.scope === 'method') {
		for (const mock of of('mock')) if (mock.fields.method === part.method) chosen.add(mock);
		for (const one of of('selection')) if (one.fields.method === part.method) chosen.add(one);
		for (const form of of('form')) if (form.fields.method === part.method) chosen.add(form);
	}
	for (const [piece, files] of Map.groupBy(of('attachment'), ({ fields }) => fields.evidence))
		if (chosen.has(piece)) for (const file of currentFiles(files)) chosen.add(file);
	// What people said of it: each kind may rest on one before it.
	for (const row of of('tag')) if (chosen.has(row.fields.attachment)) chosen.add(row);
	for (const kind of ['confirmation', 'comment'] as const)
		for (const row of of(kind)) if (chosen.has(row.fields.claim)) chosen.add(row);
	for (const kind of ['mark', 'correction', 'asked'] as const)
		for (const row of of(kind)) if (chosen.has(row.fields.mock)) chosen.add(row);
	for (const row of of('answer')) if (chosen.has(row.fields.form)) chosen.add(row);
	for (const kind of ['action', 'signature', 'attestation'] as const)
		for (const row of of(kind)) if (row.fields.of !== null && chosen.has(row.fields.of)) chosen.add(row);
	return rows.filter(({ id }) => chosen.has(id));
}

/** Rows that are wanted, with all that they name. */
class Chosen {
	readonly #byId: ReadonlyMap<string, Row>;
	readonly #ids = new Set<string>();

	constructor(rows: readonly Row[]) {
		this.#byId = new Map(rows.map((row) => [row.id, row]));
	}

	has(id: string): boolean {
		return this.#ids.has(id);
	}

	add(row: Row): void {
		if (this.#ids.has(row.id)) return;
		this.#ids.add(row.id);
		for (const [id] of referencesOf(row)) {
			const named = this.#byId.get(id);
			if (named) this.add(named);
		}
	}
}

/** How many bytes of files are in a part. */
export function bytesIn(rows: readonly Row[]): number {
	return rows
		.filter((row): row is Attachment => row.kind === 'attachment' && !row.deleted)
		.reduce((sum, { fields }) => sum + fields.size, 0);
}

/** What somebody wrote in a record. */
export interface Written {
	/** What their answer may hold, with what they took back themselves. */
	readonly answer: readonly Row[];
	/** What an answer cannot carry: the record is the apprentice's. */
	readonly left: readonly Row[];
}

/**
 * What a person wrote, in the role in which they were asked; their own row is always there.
 *
 * @param rows all of the record that are here
 */
export function writtenBy(rows: readonly Row[], { person, role }: Answering): Written {
	const theirs = rows.filter((row) => row.author.person === person && row.id !== person);
	const self = rows.filter(({ id }) => id === person);
	return {
		answer: [...self, ...theirs.filter((row) => mayWrite(role, row.kind))],
		left: theirs.filter((row) => !mayWrite(role, row.kind) && !row.deleted)
	};
}
