/** The pieces that are chosen for what a method hands in, and their order. */
import type { Change, Edit } from './change.ts';
import { derivedId } from './derived-id.ts';
import type { Evidence, Row, Selection } from './rows.ts';

/** One row a method and piece, so that two devices meet in it. */
export function selectionId(recordId: string, method: string, evidence: string): string {
	return derivedId('selection', recordId, method, evidence);
}

/** The selections for a method in their order; equals, as two devices may make them, by id. */
export function inOrder(method: string, selections: readonly Selection[]): Selection[] {
	return selections
		.filter(({ fields }) => fields.method === method)
		.sort((a, b) => a.fields.place - b.fields.place || (a.id < b.id ? -1 : 1));
}

/**
 * The pieces that a method hands in, in order. What was chosen and has been removed since is left out.
 *
 * @param selections the record's rows without the deleted ones
 * @param evidence likewise
 */
export function chosenFor(
	method: string,
	selections: readonly Selection[],
	evidence: readonly Evidence[]
): Evidence[] {
	const pieces = new Map(evidence.map((piece) => [piece.id, piece]));
	return inOrder(method, selections).flatMap(({ fields }) => pieces.get(fields.evidence) ?? []);
}

export interface Choice {
	readonly recordId: string;
	readonly method: string;
	readonly selections: readonly Selection[];
	/** A row as it is, deleted or not; see `selectionId`. */
	readonly current: (id: string) => Row | undefined;
}

/** Chooses pieces, behind those that are chosen already; who is among them stays where they are. */
export function choose(pieces: readonly string[], { recordId, method, selections, current }: Choice): Change {
	const chosen = inOrder(method, selections);
	const there = new Set(chosen.map(({ fields }) => fields.evidence));
	let place = chosen.at(-1)?.fields.place ?? 0;
	const edits = [...new Set(pieces)]
		.filter((evidence) => !there.has(evidence))
		.flatMap((evidence): Edit[] => {
			const id = selectionId(recordId, method, evidence);
			place = Math.floor(place) + 1;
			return current(id)
				? [
						{ op: 'restore', id },
						{ op: 'edit', id, fields: { place } }
					]
				: [{ op: 'create', kind: 'selection', id, fields: { method, evidence, place } }];
		});
	return { name: 'choose-evidence', edits };
}

/** Takes pieces out of what is chosen for a method; they stay in the record. */
export function leaveOut(
	pieces: ReadonlySet<string>,
	method: string,
	selections: readonly Selection[]
): Change {
	const edits = inOrder(method, selections)
		.filter(({ fields }) => pieces.has(fields.evidence))
		.map(({ id }): Edit => ({ op: 'delete', id }));
	return { name: 'choose-evidence', edits };
}

/**
 * Moves a piece to another position among the chosen, counted from 0. Only its own row changes, unless
 * there is no room left between its new neighbours.
 */
export function moveTo(
	evidence: string,
	position: number,
	method: string,
	selections: readonly Selection[]
): Change {
	const name = 'choose-evidence';
	const chosen = inOrder(method, selections);
	const row = chosen.find(({ fields }) => fields.evidence === evidence);
	const rest = chosen.filter((one) => one !== row);
	const target = Math.min(Math.max(position, 0), rest.length);
	if (!row || chosen[target] === row) return { name, edits: [] };

	const before = rest[target - 1]?.fields.place ?? null;
	const after = rest[target]?.fields.place ?? null;
	const place =
		before === null ? (after ?? 0) - 1 : after === null ? Math.floor(before) + 1 : (before + after) / 2;
	const fits = (before === null || place > before) && (after === null || place < after);
	if (fits) return { name, edits: [{ op: 'edit', id: row.id, fields: { place } }] };
	const anew = rest.toSpliced(target, 0, row);
	return {
		name,
		edits: anew.map(({ id }, index) => ({ op: 'edit', id, fields: { place: index + 1 } }))
	};
}
