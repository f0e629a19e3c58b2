/** The counters of a tally: one number for each requirement and question, spread along the links. */
import type { Standing } from './decisions.ts';
import type { Reaches } from './reach.ts';

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

/** What a claim brings to the counters. */
export interface Weight {
	readonly tutor: Standing;
	readonly employer: Standing;
}

/** Claims on single requirements, by place, before they are spread along the links. */
class Pile {
	readonly claims: Int32Array;
	readonly confirmed: Int32Array;
	readonly returned: Int32Array;
	readonly employer: Int32Array;

	constructor(size: number) {
		this.claims = new Int32Array(size);
		this.confirmed = new Int32Array(size);
		this.returned = new Int32Array(size);
		this.employer = new Int32Array(size);
	}

	add(place: number, { tutor, employer }: Weight, by: 1 | -1): void {
		add(this.claims, place, by);
		if (tutor === 'confirmed') add(this.confirmed, place, by);
		else if (tutor === 'returned') add(this.returned, place, by);
		if (employer === 'confirmed') add(this.employer, place, by);
	}

	clear(place: number): void {
		for (const column of [this.claims, this.confirmed, this.returned, this.employer]) column[place] = 0;
	}
}

/**
 * Claims are piled up by requirement first, and a pile is spread along the links as one. So a single
 * change costs as much as its requirement reaches, and a whole record no more than its requirements do.
 */
export class Figures {
	readonly #to: Reaches['to'];
	readonly #pile: Pile;
	readonly #direct: Int32Array;
	readonly #same: Int32Array;
	readonly #part: Int32Array;
	readonly #confirmed: Int32Array;
	readonly #returned: Int32Array;
	readonly #employer: Int32Array;
	readonly #openPart: Int32Array;

	constructor({ keys, to }: Reaches) {
		const column = () => new Int32Array(keys.length);
		this.#to = to;
		this.#pile = new Pile(keys.length);
		this.#direct = column();
		this.#same = column();
		this.#part = column();
		this.#confirmed = column();
		this.#returned = column();
		this.#employer = column();
		this.#openPart = column();
	}

	/** Adds a claim on the requirement at `place`, or takes it out; `spread` makes it show. */
	pile(place: number, weight: Weight, by: 1 | -1): void {
		this.#pile.add(place, weight, by);
	}

	/** Carries what was piled up on a requirement to all that it reaches. */
	spread(place: number): void {
		const { claims, confirmed, returned, employer } = this.#pile;
		const [count = 0, sentBack = 0] = [claims[place], returned[place]];
		const judge = (target: number) => {
			add(this.#confirmed, target, confirmed[place] ?? 0);
			add(this.#returned, target, sentBack);
			add(this.#employer, target, employer[place] ?? 0);
		};
		const reach = this.#to[place];
		add(this.#direct, place, count);
		judge(place);
		for (const target of reach?.same ?? []) {
			add(this.#same, target, count);
			judge(target);
		}
		for (const target of reach?.part ?? []) {
			add(this.#part, target, count);
			add(this.#openPart, target, count - sentBack);
		}
		this.#pile.clear(place);
	}

	/** As `spread`, for every requirement. */
	spreadAll(): void {
		for (let place = 0; place < this.#to.length; place++) this.spread(place);
	}

	/** All noughts where there is no such place. */
	at(place: number): Counts {
		return {
			direct: this.#direct[place] ?? 0,
			same: this.#same[place] ?? 0,
			part: this.#part[place] ?? 0,
			confirmed: this.#confirmed[place] ?? 0,
			returned: this.#returned[place] ?? 0,
			employer: this.#employer[place] ?? 0,
			openPart: this.#openPart[place] ?? 0
		};
	}
}

function add(column: Int32Array, place: number, by: number): void {
	column[place] = (column[place] ?? 0) + by;
}
