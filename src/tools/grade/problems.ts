/** What a record holds that its specification does not know or that leads nowhere: stated, never guessed. */
import { gapAdvice, gapSentence } from '#lib/assessment/gap-sentences.ts';
import { findGaps, type Situation } from '#lib/assessment/situation.ts';
import type { Tally } from '#lib/assessment/tally.ts';
import type { Row } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

export interface Problem {
	readonly problem: string;
	/** What to do about it. */
	readonly todo: string;
	/** Ids of the rows that it is about. */
	readonly rows: readonly string[];
}

/** All problems of a record whose rows are each in order by themselves. */
export function problemsOf(
	specification: Specification,
	rows: readonly Row[],
	tally: Tally,
	situation: Situation
): Problem[] {
	const present = rows.filter(({ deleted }) => !deleted);
	const records = present.filter((row) => row.kind === 'record');
	const [record] = records;
	const byId = new Map(present.map((row) => [row.id, row]));
	const is = (id: string, kind: Row['kind']) => byId.get(id)?.kind === kind;
	const claims = new Map(present.flatMap((row) => (row.kind === 'claim' ? [[row.id, row] as const] : [])));
	const said: Problem[] = [];
	const say = (problem: string, todo: string, about: readonly Row[]) => {
		if (about.length > 0) said.push({ problem, todo, rows: about.map(({ id }) => id).sort() });
	};

	if (!record)
		said.push({
			problem: 'There is no record row, so customer contact and exemptions are not known.',
			todo: 'Every kind of contact and no exemption is counted. Add the record row.',
			rows: []
		});
	say('There is more than one record row.', 'The first counts. Keep one.', records.slice(1));
	say(
		`The record was made for another specification than ${specification.id}.`,
		'Claims count where links carry them. Check what is listed as unknown.',
		records.filter(({ fields }) => fields.specification !== specification.id)
	);
	say(
		'Rows belong to another record.',
		'They are counted here all the same. Take them out if they came in by mistake.',
		record ? present.filter(({ recordId }) => recordId !== record.id) : []
	);
	say(
		'Claims are about evidence that is not there.',
		'They count for nothing until the evidence comes back.',
		[...claims.values()].filter(({ fields }) => !is(fields.evidence, 'evidence'))
	);
	say(
		'Decisions are about claims that are not there.',
		'They count for nothing until the claim comes back.',
		present.filter((row) => row.kind === 'confirmation' && !claims.has(row.fields.claim))
	);
	const unplaced = tally.unplaced.flatMap((id) => claims.get(id) ?? []);
	const keys = [...new Set(unplaced.map(({ fields }) => fields.requirement))].sort();
	say(
		`Claims are on requirements that this version of the specification has not: ${keys.join(', ')}.`,
		'They are kept and count for nothing here. Claim what took their place.',
		unplaced
	);
	const criteria = new Set(specification.criteria.map(({ key }) => key as string));
	say(
		'Mocks hold marks on criteria that this version of the specification has not.',
		'Those marks are kept and count for nothing here.',
		present.filter(
			(row) =>
				row.kind === 'mock' && Object.keys(row.fields.finished?.marks ?? {}).some((key) => !criteria.has(key))
		)
	);
	const gaps = findGaps(specification, new Map(), situation);
	return [
		...said,
		...gaps.map((gap) => ({
			problem: `${gapSentence(specification, gap)}.`,
			todo: gapAdvice(gap),
			rows: record ? [record.id] : []
		}))
	];
}
