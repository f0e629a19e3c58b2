/**
 * What the evidence of a record adds up to, requirement by requirement: an index that is fed with one
 * change at a time. A change costs as much as its requirement has links (for an evidence row: as it has
 * claims), whatever the size of the record.
 */
import { RowsBehind, type BehindOf } from '#lib/record/behind.ts';
import type { CalendarDate, Claim, Confirmation, Row } from '#lib/record/rows.ts';
import type { Decider, Specification } from '#lib/specification/types.ts';
import { standingsOf, UNDECIDED, type ClaimStanding, type Standings } from './decisions.ts';
import { Figures, type Counts } from './figures.ts';
import { reaches, type Reaches } from './reach.ts';
import { countRows, type Snapshot } from './snapshot.ts';
import { drop, keep, listed, newEntry, type Entry, type Piece } from './tally-entries.ts';

export type { ClaimStanding };

export class Tally {
	readonly specification: Specification;
	readonly #reaches: Reaches;
	#figures: Figures;
	/** By place: whether a claim there does anything for a requirement of the specification. */
	readonly #useful: readonly boolean[];
	/** The present claims on each requirement itself, by place, in no order. */
	readonly #direct: readonly Entry[][];

	readonly #entries = new Map<string, Entry>();
	readonly #pieces = new Map<string, Piece>();
	/** Confirmation id → the entry that holds it. */
	readonly #decided = new Map<string, Entry>();
	readonly #behind = new RowsBehind();
	/** Time tag → the claims that point to it. */
	readonly #pointing = new Map<string, Set<Entry>>();
	readonly #unplaced = new Set<Entry>();
	readonly #awaitingAnswer = new Set<Entry>();
	readonly #unused = new Set<Piece>();
	readonly #undecided: Record<Decider, number> = { tutor: 0, employer: 0 };
	/** What `piecesFor` found, until a claim comes or goes. */
	readonly #piecesFor = new Map<string, readonly string[]>();

	/** Rows that are counted but not yet in the index below. */
	#waiting: { readonly rows: readonly Row[]; readonly snapshot: Snapshot } | null;

	/**
	 * @param rows what is there already, none of it twice, in whatever order; the tally may read them again
	 * when the first change comes
	 */
	constructor(specification: Specification, rows: readonly Row[] = []) {
		this.specification = specification;
		this.#reaches = reaches(specification);
		const { keys, requirements, to } = this.#reaches;
		const own = (place: number) => place < requirements;
		this.#useful = to.map(({ same, part }, place) => own(place) || same.some(own) || part.some(own));
		this.#direct = keys.map(() => []);
		const snapshot = countRows(this.#reaches, this.#useful, rows);
		this.#figures = snapshot.figures;
		this.#waiting = { rows, snapshot };
	}

	/**
	 * Gets ready for changes and for questions about single claims. The first of those does it, so calling
	 * this is only a way to choose the moment: for a large record it takes longer than the counting did.
	 */
	index(): void {
		if (!this.#waiting) return;
		const { rows } = this.#waiting;
		this.#waiting = null;
		this.#figures = new Figures(this.#reaches);
		const confirmations: Confirmation[] = [];
		for (const row of rows) {
			this.#behind.add(row);
			if (row.kind === 'claim') this.#linkClaim(row);
			else if (row.kind === 'evidence') this.#piece(row.id).there = !row.deleted;
			else if (row.kind === 'confirmation') confirmations.push(row);
		}
		for (const confirmation of confirmations) this.#linkDecision(confirmation);
		for (const entry of this.#entries.values()) this.#putIn(entry);
		this.#figures.spreadAll();
		for (const piece of this.#pieces.values()) if (piece.there && piece.uses === 0) this.#unused.add(piece);
	}

	/**
	 * Takes in one change of one row. Rows may come in any order (a claim before its evidence), and the
	 * same row may come again. Kinds of row that say nothing about evidence are passed over.
	 *
	 * @param before the row as it was; undefined where there was none
	 * @param after the row as it is; undefined where it is gone for good. A deleted row counts as absent.
	 */
	apply(before: Row | undefined, after: Row | undefined): void {
		if (after) this.add(after);
		else if (before) this.add({ ...before, deleted: true });
	}

	/** Takes in a row as it is now, new or changed. */
	add(row: Row): void {
		this.index();
		switch (row.kind) {
			case 'evidence':
				this.#behind.add(row);
				return this.#setEvidence(row.id, !row.deleted);
			case 'attachment': {
				const pieces = new Set([this.#behind.pieceOf(row.id), row.fields.evidence]);
				this.#behind.add(row);
				for (const id of pieces) this.#readAgain(this.#pieces.get(id ?? '')?.claims);
				return;
			}
			case 'tag':
				this.#behind.add(row);
				return this.#readAgain(this.#pointing.get(row.id));
			case 'claim':
				return this.#setClaim(row);
			case 'confirmation':
				return this.#setDecision(row);
			default:
		}
	}

	/** All noughts for a key that the specification does not know. */
	counts(key: string): Counts {
		return this.#figures.at(this.#reaches.placeOf.get(key) ?? -1);
	}

	/** The claims behind `counts`, each list by claim id. Costs as much as there are such claims. */
	claims(key: string): { direct: ClaimStanding[]; same: ClaimStanding[]; part: ClaimStanding[] } {
		this.index();
		const place = this.#reaches.placeOf.get(key) ?? -1;
		const from = this.#reaches.from[place];
		const gather = (places: readonly number[]) =>
			listed(places.flatMap((source) => this.#direct[source] ?? []));
		return { direct: gather([place]), same: gather(from?.same ?? []), part: gather(from?.part ?? []) };
	}

	/** Where one claim stands; as if nobody had decided where it is not there. */
	standing(id: string): Standings {
		this.index();
		const entry = this.#entries.get(id);
		if (!entry?.present) return UNDECIDED;
		const { tutor, on, employer, employerOn } = entry;
		return { tutor, on, employer, employerOn };
	}

	/** What stands behind a claim, deleted rows too. */
	readonly behindOf: BehindOf = (claim) => {
		this.index();
		return this.#behind.of(claim);
	};

	/** Whether a confirmation by the tutor or the employer that counts for the requirement was made after that day. */
	confirmedAfter(key: string, day: CalendarDate, by: Decider = 'tutor'): boolean {
		return this.#some(key, (entry) => {
			const [standing, on] = by === 'tutor' ? [entry.tutor, entry.on] : [entry.employer, entry.employerOn];
			return standing === 'confirmed' && on !== null && on > day;
		});
	}

	/** Whether a claim that counts for the requirement, and is not returned, was made after that day (UTC). */
	claimedAfter(key: string, day: CalendarDate): boolean {
		return this.#some(
			key,
			({ tutor, claim }) => tutor !== 'returned' && claim !== null && claim.createdAt.slice(0, 10) > day
		);
	}

	/**
	 * Claims that no requirement of the specification gains from, by id: on a key that it does not know, or
	 * one that its links lead nowhere from. Kept for the day the specification changes.
	 */
	get unplaced(): readonly string[] {
		return this.#waiting?.snapshot.unplaced ?? listed(this.#unplaced).map(({ claim }) => claim.id);
	}

	/** How many claims that some requirement gains from have no decision of the tutor, or of the employer. */
	undecided(by: Decider): number {
		return (this.#waiting?.snapshot.undecided ?? this.#undecided)[by];
	}

	/** Claims that a tutor sent back and nobody has changed since, by id. */
	get returned(): readonly ClaimStanding[] {
		return this.#waiting?.snapshot.returned ?? listed(this.#awaitingAnswer);
	}

	/** Evidence without a claim, by id. */
	get unused(): readonly string[] {
		return this.#waiting?.snapshot.unused ?? Array.from(this.#unused, ({ id }) => id).sort();
	}

	/**
	 * The evidence with a claim that counts for a requirement of the method, its own or along a *same* link:
	 * ids, in no order.
	 */
	piecesFor(method: string): readonly string[] {
		this.index();
		const known = this.#piecesFor.get(method);
		if (known) return known;
		const counting = this.#counting(method);
		const found: string[] = [];
		for (const { id, claims } of this.#pieces.values())
			if (claims.some(({ present, place }) => present && counting[place])) found.push(id);
		this.#piecesFor.set(method, found);
		return found;
	}

	/** By place: whether a claim there counts for a requirement of the method. */
	#counting(method: string): boolean[] {
		const { keys, placeOf, from } = this.#reaches;
		const { criteria, ksbs } = this.specification;
		const counting = keys.map(() => false);
		for (const one of [...criteria, ...ksbs]) {
			const place = placeOf.get(one.key);
			if (one.method !== method || place === undefined) continue;
			for (const source of [place, ...(from[place]?.same ?? [])]) counting[source] = true;
		}
		return counting;
	}

	#some(key: string, holds: (entry: Entry) => boolean): boolean {
		this.index();
		const place = this.#reaches.placeOf.get(key);
		if (place === undefined) return false;
		return [place, ...(this.#reaches.from[place]?.same ?? [])].some((source) =>
			this.#direct[source]?.some(holds)
		);
	}

	#entry(id: string): Entry {
		let entry = this.#entries.get(id);
		if (!entry) this.#entries.set(id, (entry = newEntry()));
		return entry;
	}

	#piece(id: string): Piece {
		let piece = this.#pieces.get(id);
		if (!piece) this.#pieces.set(id, (piece = { id, there: false, uses: 0, claims: [] }));
		return piece;
	}

	#linkClaim(claim: Claim): Entry {
		const entry = this.#entry(claim.id);
		const { evidence, requirement, tag } = claim.fields;
		const before = entry.claim?.fields.tag;
		if (before) this.#pointing.get(before)?.delete(entry);
		if (tag) this.#pointing.set(tag, (this.#pointing.get(tag) ?? new Set()).add(entry));
		if (entry.piece?.id !== evidence) {
			if (entry.piece) drop(entry.piece.claims, entry);
			entry.piece = this.#piece(evidence);
			entry.piece.claims.push(entry);
		}
		entry.claim = claim;
		entry.place = this.#reaches.placeOf.get(requirement) ?? -1;
		return entry;
	}

	/** @returns the entry that had the decision before, where that is another one */
	#linkDecision(decision: Confirmation): [after: Entry, before: Entry | undefined] {
		const before = this.#decided.get(decision.id);
		const after = this.#entry(decision.fields.claim);
		if (before?.decisions) before.decisions = before.decisions.filter(({ id }) => id !== decision.id);
		this.#decided.set(decision.id, after);
		after.decisions ??= [];
		after.decisions.push(decision);
		return [after, before === after ? undefined : before];
	}

	#setEvidence(id: string, there: boolean): void {
		const piece = this.#piece(id);
		if (piece.there === there) return this.#readAgain(piece.claims);
		piece.there = there;
		keep(this.#unused, piece, there);
		for (const entry of piece.claims) this.#settle(entry);
	}

	#setClaim(claim: Claim): void {
		const known = this.#entries.get(claim.id);
		if (known) this.#takeOut(known);
		this.#settle(this.#linkClaim(claim));
	}

	#setDecision(decision: Confirmation): void {
		for (const entry of this.#linkDecision(decision)) if (entry) this.#settle(entry);
	}

	/** What stands behind these claims changed: a decision on them may count no longer, or again. */
	#readAgain(entries: Iterable<Entry> = []): void {
		for (const entry of entries) if (entry.decisions) this.#settle(entry);
	}

	/** Takes the claim out of every figure, reads it anew, and puts it back where it belongs. */
	#settle(entry: Entry): void {
		this.#takeOut(entry);
		this.#putIn(entry);
		const { piece, place } = entry;
		if (piece) keep(this.#unused, piece, piece.there && piece.uses === 0);
		this.#figures.spread(place);
	}

	/** Piles up what the claim counts for, if it is there. */
	#putIn(entry: Entry): void {
		const { claim, piece, place } = entry;
		if (!claim || claim.deleted || !piece?.there) return;
		const standings = entry.decisions ? standingsOf(claim, entry.decisions, this.#behind.of) : UNDECIDED;
		entry.tutor = standings.tutor;
		entry.on = standings.on;
		entry.employer = standings.employer;
		entry.employerOn = standings.employerOn;
		entry.present = true;
		this.#piecesFor.clear();
		piece.uses++;
		if (entry.tutor === 'returned') this.#awaitingAnswer.add(entry);
		if (!this.#useful[place]) this.#unplaced.add(entry);
		this.#countUndecided(entry, 1);
		const direct = this.#direct[place];
		if (!direct) return;
		entry.at = direct.length;
		direct.push(entry);
		this.#figures.pile(place, entry, 1);
	}

	/** Taking out twice does nothing. */
	#takeOut(entry: Entry): void {
		if (!entry.present) return;
		entry.present = false;
		this.#piecesFor.clear();
		const { piece, place } = entry;
		if (piece && --piece.uses === 0 && piece.there) this.#unused.add(piece);
		this.#awaitingAnswer.delete(entry);
		this.#unplaced.delete(entry);
		this.#countUndecided(entry, -1);
		const direct = this.#direct[place];
		const last = direct?.pop();
		if (!direct || !last) return;
		if (last !== entry) {
			// The last one takes its place, so that taking out costs the same however long the list is.
			direct[entry.at] = last;
			last.at = entry.at;
		}
		this.#figures.pile(place, entry, -1);
		this.#figures.spread(place);
	}

	#countUndecided({ place, tutor, employer }: Entry, by: 1 | -1): void {
		if (!this.#useful[place]) return;
		if (tutor === 'claimed') this.#undecided.tutor += by;
		if (employer === 'claimed') this.#undecided.employer += by;
	}
}

/** A tally of all these rows, none of which may come twice, in whatever order. */
export function tallyOf(specification: Specification, rows: Iterable<Row>): Tally {
	return new Tally(specification, [...rows]);
}
