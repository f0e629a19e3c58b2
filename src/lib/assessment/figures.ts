/** The counters of a tally: one number for each requirement and question, spread along the links. */
import type { Standing } from './decisions.ts';
import type { Reach, Reaches } from './reach.ts';

/** Counts of claims that are there: not deleted, and with an evidence row that is there too. */
export interface Counts {
	/** On the requirement itself. */
	readonly direct: number;
	/** On another requirement that a *same* link carries here. */
	readonly same: number;
	/** Carried here for coverage only. */
	readonly part: number;
	/** Of the direct and same ones, those that a tutor confirmed. */
	readonly confirmed: number;
	/** Of the direct and same ones, those that a tutor returned and that have not changed since. */
	readonly returned: number;
	/** Of the direct and same ones, those that an employer confirmed; shown beside. */
	readonly employer: number;
	/** Of the part ones, those not returned. */
	readonly openPart: number;
}

type Column = keyof Counts;

/** What a claim brings to the counters. */
export interface Weight {
	readonly tutor: Standing;
	readonly employer: Standing;
}

export class Figures {
	readonly #to: readonly Reach[];
	readonly #columns: Readonly<Record<Column, Int32Array>>;

	constructor({ keys, to }: Reaches) {
		const column = () => new Int32Array(keys.length);
		this.#to = to;
		this.#columns = {
			direct: column(),
			same: column(),
			part: column(),
			confirmed: column(),
			returned: column(),
			employer: column(),
			openPart: column()
		};
	}

	/**
	 * Adds a claim on the requirement at `place`, or takes it out. Costs as much as the requirement reaches.
	 *
	 * @param by 1 or -1
	 */
	count(place: number, weight: Weight, by: 1 | -1): void {
		const { same = [], part = [] } = this.#to[place] ?? {};
		this.#add('direct', place, by);
		this.#weigh(place, weight, by);
		for (const target of same) {
			this.#add('same', target, by);
			this.#weigh(target, weight, by);
		}
		for (const target of part) {
			this.#add('part', target, by);
			if (weight.tutor !== 'returned') this.#add('openPart', target, by);
		}
	}

	/** All noughts where there is no such place. */
	at(place: number): Counts {
		const read = (column: Column) => this.#columns[column][place] ?? 0;
		return {
			direct: read('direct'),
			same: read('same'),
			part: read('part'),
			confirmed: read('confirmed'),
			returned: read('returned'),
			employer: read('employer'),
			openPart: read('openPart')
		};
	}

	#weigh(place: number, { tutor, employer }: Weight, by: number): void {
		if (tutor === 'confirmed') this.#add('confirmed', place, by);
		if (tutor === 'returned') this.#add('returned', place, by);
		if (employer === 'confirmed') this.#add('employer', place, by);
	}

	#add(column: Column, place: number, by: number): void {
		const values = this.#columns[column];
		values[place] = (values[place] ?? 0) + by;
	}
}
