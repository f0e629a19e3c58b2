/** The open record as pages see it: its rows, and what the rules make of them, live. */
import { cover } from '#lib/assessment/coverage.ts';
import { mockDecisions } from '#lib/assessment/mock-decisions.ts';
import { predict } from '#lib/assessment/prediction.ts';
import type { toldBy } from '#lib/assessment/results.ts';
import { tallyOf, type ClaimStanding, type Tally } from '#lib/assessment/tally.ts';
import type { BehindOf } from '#lib/record/behind.ts';
import type { Claim, Kind, RecordRow, Row, RowOf } from '#lib/record/rows.ts';
import type { Requirement, RequirementKey, Specification } from '#lib/specification/types.ts';
import type { OpenRecord } from '#lib/storage/open-record.ts';

const indexAfterMs = 500;

export class CurrentRecord {
	readonly specification: Specification;
	readonly tally: Tally;
	/** Every KSB and criterion by its key. */
	readonly requirements: ReadonlyMap<string, Requirement>;
	readonly #record: OpenRecord;
	/** Counts batches of changes: whatever reads rows depends on it. */
	#changes = $state.raw(0);
	/** Most records have no results for months, so what reads them is loaded with the first. */
	#toldBy: typeof toldBy | null = $state.raw(null);

	/**
	 * @param outgrown called when the record needs more than it was opened with, such as another specification
	 * @param reading what reads results, where the record has any
	 */
	constructor(
		record: OpenRecord,
		specification: Specification,
		outgrown: () => void,
		reading: typeof toldBy | null = null
	) {
		this.#record = record;
		this.#toldBy = reading;
		this.specification = specification;
		this.requirements = new Map(
			[...specification.criteria, ...specification.ksbs].map((one) => [one.key, one])
		);
		this.tally = tallyOf(specification, record.rows());
		// The figures are there at once; what the first change needs is made ready once the page shows.
		setTimeout(() => this.tally.index(), indexAfterMs);
		let fits = true;
		record.listen({
			row: (before, after) => {
				this.tally.apply(before, after);
				fits &&=
					after.kind !== 'link' &&
					!(after.kind === 'record' && after.fields.specification !== specification.id);
			},
			done: () => {
				this.#changes += 1;
				if (!fits) outgrown();
				else if (!this.#toldBy && record.all('result').length > 0)
					import('#lib/assessment/results.ts').then((results) => (this.#toldBy = results.toldBy), outgrown);
			}
		});
	}

	get id(): string {
		return this.#record.id;
	}

	get row(): RecordRow {
		return this.#seen(() => this.#record.row);
	}

	get apprentice(): string {
		return this.get('person', this.row.fields.apprentice)?.fields.name ?? '';
	}

	/** A row that is there and not deleted. */
	get<K extends Kind>(kind: K, id: string): RowOf<K> | undefined {
		return this.#seen(() => this.#record.get(kind, id));
	}

	/** All rows of a kind but the deleted ones: the same list until one of the kind changes. */
	all<K extends Kind>(kind: K): readonly RowOf<K>[] {
		return this.#seen(() => this.#record.all(kind));
	}

	/** Every row, deleted ones included. */
	rows(): readonly Row[] {
		return this.#seen(() => [...this.#record.rows()]);
	}

	/** Where evidence stands for one requirement. */
	counts(key: RequirementKey) {
		return this.#seen(() => this.tally.counts(key));
	}

	/** The claims that count for one requirement. */
	claims(key: RequirementKey) {
		return this.#seen(() => this.tally.claims(key));
	}

	/** Pieces, by id, that are claimed for a method. */
	piecesFor(method: string): readonly string[] {
		return this.#seen(() => this.tally.piecesFor(method));
	}

	/** Where one claim stands. */
	standing(claim: Claim) {
		return this.#seen(() => this.tally.standing(claim.id));
	}

	/** What stands behind a claim, deleted rows too. */
	readonly behindOf: BehindOf = (claim) => this.#seen(() => this.tally.behindOf(claim));

	/** Claims that a tutor sent back and that nobody has changed since. */
	get returned(): readonly ClaimStanding[] {
		return this.#seen(() => this.tally.returned);
	}

	/** Claims, by id, that the specification gains nothing from. */
	get unplaced(): readonly string[] {
		return this.#seen(() => this.tally.unplaced);
	}

	readonly #told = $derived.by(() =>
		this.#seen(() => this.#toldBy?.(this.specification, this.#record.all('result')))
	);

	readonly situation = $derived.by(() => {
		const { contact, exempt } = this.row.fields;
		return { contact, exempt, ...this.#told?.situation };
	});

	/** What mocks and results decided. */
	readonly decisions = $derived.by(() =>
		this.#seen(() => [
			...mockDecisions(this.#record.all('mock'), this.#record.all('correction')),
			...(this.#told?.decisions ?? [])
		])
	);
	readonly prediction = $derived.by(() =>
		this.#seen(() => predict(this.tally, this.situation, this.decisions))
	);
	readonly coverage = $derived.by(() => this.#seen(() => cover(this.tally, this.situation)));

	refresh(): Promise<void> {
		return this.#record.refresh();
	}

	close(): void {
		this.#record.close();
	}

	/** Reads, and marks the reader as one who wants to know of the next change. */
	#seen<T>(read: () => T): T {
		void this.#changes;
		return read();
	}
}
