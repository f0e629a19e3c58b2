/** The grades of a record, from its rows as they come by. */
import { mockDecisions } from '#lib/assessment/mock-decisions.ts';
import { predict } from '#lib/assessment/prediction.ts';
import { toldBy } from '#lib/assessment/results.ts';
import { tallyOf } from '#lib/assessment/tally.ts';
import type { Verdict } from '#lib/assessment/verdict.ts';
import type { Correction, Evidence, Mock, Result, Row } from '#lib/record/rows.ts';
import { ownerOf } from '#lib/specification/fit.ts';
import type { Grade, Specification } from '#lib/specification/types.ts';

/** Method id → grade, and `overall`. */
type ByMethod = Readonly<Record<string, Grade>>;

export interface Grades {
	readonly secure: ByMethod;
	readonly onEvidence: ByMethod;
	readonly reachable: ByMethod;
}

export class RowsForGrading {
	#contact: readonly string[] = [];
	#exempt: readonly string[] = [];
	readonly #counted: Row[] = [];
	readonly #mocks: Mock[] = [];
	readonly #corrections: Correction[] = [];
	readonly #results: Result[] = [];
	/** Standards and specifications whose requirements are claimed, by id. */
	readonly owners = new Set<string>();

	/** Keeps what grading asks about, without the prose: a file may hold fifty thousand rows. */
	add(row: Row): void {
		switch (row.kind) {
			case 'record':
				this.#contact = row.fields.contact;
				this.#exempt = row.fields.exempt;
				break;
			case 'evidence':
				this.#counted.push({
					...noEvidence,
					id: row.id,
					deleted: row.deleted,
					stamps: { text: row.stamps['text'] ?? '' },
					fields: { ...noEvidence.fields, date: row.fields.date }
				});
				break;
			case 'attachment':
				this.#counted.push({ ...bare(row), fields: { ...row.fields, name: '', type: '' } });
				break;
			case 'tag':
				this.#counted.push(bare(row));
				break;
			case 'claim':
				if (!row.deleted) this.owners.add(ownerOf(row.fields.requirement));
				this.#counted.push({ ...bare(row), fields: { ...row.fields, how: '', where: '' } });
				break;
			case 'confirmation':
				this.#counted.push({ ...bare(row), fields: { ...row.fields, comment: '' } });
				break;
			case 'mock':
				if (!row.deleted) this.#mocks.push(row);
				break;
			case 'correction':
				if (!row.deleted) this.#corrections.push(row);
				break;
			case 'result':
				if (!row.deleted) this.#results.push(row);
				break;
			default:
		}
	}

	grades(specification: Specification): Grades {
		const told = toldBy(specification, this.#results);
		const situation = { contact: this.#contact, exempt: this.#exempt, ...told.situation };
		const decisions = [...mockDecisions(this.#mocks, this.#corrections), ...told.decisions];
		const { secure, onEvidence, reachable } = predict(
			tallyOf(specification, this.#counted),
			situation,
			decisions
		);
		return { secure: byMethod(secure), onEvidence: byMethod(onEvidence), reachable: byMethod(reachable) };
	}
}

/** Of a piece of evidence it counts that it is there, and whether it is as it was confirmed. */
const noEvidence: Evidence = {
	id: '',
	recordId: '',
	kind: 'evidence',
	author: { person: '', device: '' },
	version: {},
	stamps: {},
	conflicts: {},
	deleted: false,
	createdAt: '',
	changedAt: '',
	fields: { title: '', kind: null, date: null, text: '', agreed: false }
};

function bare<R extends Row>(row: R): R {
	return { ...row, author: noEvidence.author, stamps: noEvidence.stamps, conflicts: noEvidence.conflicts };
}

function byMethod({ methods, overall }: Verdict): ByMethod {
	return { ...Object.fromEntries(methods.map(({ id, grade }) => [id, grade])), overall: overall.grade };
}
