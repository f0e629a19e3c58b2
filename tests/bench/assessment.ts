/** How long the rules take over a record far larger than any apprentice's. */
import { join } from 'node:path';
import { cover } from '#lib/assessment/coverage.ts';
import { grade } from '#lib/assessment/grade.ts';
import { nextSteps } from '#lib/assessment/next-steps.ts';
import { predict } from '#lib/assessment/prediction.ts';
import type { Mark } from '#lib/assessment/situation.ts';
import { tallyOf, type Tally } from '#lib/assessment/tally.ts';
import { pieceBehind, RowsBehind } from '#lib/record/behind.ts';
import type { Claim, Row } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import { loadContent } from '../../src/tools/content/load.ts';
import { median, medians, type Figure } from './measure.ts';
import { fileRows, manyRows } from './rows.ts';

const size = { evidence: 10_000, claims: 50_000, confirmations: 10_000 };

/** All figures of the assessment room, on the specification with the longest mark sheet. */
export async function assessment(): Promise<Figure[]> {
	const { specifications } = await loadContent(join(import.meta.dirname, '..', '..', 'content'));
	const [largest] = specifications.toSorted((a, b) => b.criteria.length - a.criteria.length);
	if (!largest) throw new Error('content/ holds no specification without mistakes');
	const rows = asConfirmed(manyRows(largest, size));
	const marks = new Map(largest.criteria.map(({ id }, index) => [id, markOf(index)]));

	const undecided = rows.filter(({ kind }) => kind !== 'confirmation');
	const times = medians({
		pass: () => plainPass(largest, rows),
		whole: () => everyFigure(tallyOf(largest, undecided)),
		decided: () => everyFigure(tallyOf(largest, rows))
	});
	const indexed = median(() => tallyOf(largest, rows).index());
	const change = median(oneChange(tallyOf(largest, rows), rows), { runs: 200, warmUp: 50 });
	const edit = median(oneEdit(tallyOf(largest, rows), rows), { runs: 200, warmUp: 50 });
	const grading = median(() => grade(largest, marks, {}), { runs: 2_000, warmUp: 500 });

	console.log(`${size.evidence} pieces, ${size.claims} claims; ${largest.id}`);
	const floor = { name: 'one pass over the claims', value: times.pass };
	return [
		// The limits are what a machine several times slower and busy would still keep.
		{ name: 'tally, predictions, coverage, next steps', value: times.whole, unit: 'ms', floor, limit: 600 },
		{ name: `the same with ${size.confirmations} decisions`, value: times.decided, unit: 'ms', floor },
		{ name: 'tally made ready for changes', value: indexed, unit: 'ms', floor },
		{
			name: 'one changed claim, in every figure',
			value: change,
			unit: 'ms',
			floor: { name: 'counting everything', value: times.decided },
			limit: 100
		},
		{
			name: 'one edited piece, in every figure',
			value: edit,
			unit: 'ms',
			floor: { name: 'counting everything', value: times.decided },
			limit: 100
		},
		{
			name: `gradings of ${largest.criteria.length} marks`,
			value: 1_000 / grading,
			unit: 'per second',
			limit: 2_000
		}
	];
}

/** The floor: what any count has to do at least, which is to read each claim and find its requirement. */
function plainPass({ criteria, ksbs }: Specification, rows: readonly Row[]): Int32Array {
	const places = new Map<string, number>([...criteria, ...ksbs].map(({ key }, place) => [key, place]));
	const counts = new Int32Array(places.size);
	for (const row of rows) {
		if (row.kind !== 'claim' || row.deleted || row.fields.evidence === '') continue;
		const place = places.get(row.fields.requirement);
		if (place !== undefined) counts[place] = (counts[place] ?? 0) + 1;
	}
	return counts;
}

function everyFigure(tally: Tally): unknown {
	const prediction = predict(tally, {});
	return nextSteps(tally, prediction, cover(tally, {}));
}

/** Moves one claim to and fro between two requirements; each run is one change. */
function oneChange(tally: Tally, rows: readonly Row[]): () => unknown {
	const claims = rows.filter((row) => row.kind === 'claim');
	const [claim, other] = claims;
	if (!claim || !other) throw new Error('no claims to change');
	const moved: Claim = { ...claim, fields: { ...claim.fields, requirement: other.fields.requirement } };
	let here = true;
	return () => {
		tally.apply(here ? claim : moved, here ? moved : claim);
		here = !here;
		return everyFigure(tally);
	};
}

/** Changes the words of a piece with a confirmed claim to and fro, so that the claim is confirmed or not. */
function oneEdit(tally: Tally, rows: readonly Row[]): () => unknown {
	const said = rows.find((row) => row.kind === 'confirmation' && row.fields.decision === 'confirmed');
	const claim = rows.find((row) => said?.kind === 'confirmation' && row.id === said.fields.claim);
	const piece = rows.find((row) => claim?.kind === 'claim' && row.id === claim.fields.evidence);
	if (!piece) throw new Error('no piece to edit');
	const edited: Row = { ...piece, stamps: { ...piece.stamps, text: 'device1:2' } };
	let here = true;
	return () => {
		tally.apply(here ? piece : edited, here ? edited : piece);
		here = !here;
		return everyFigure(tally);
	};
}

/** With a file in each piece, and in each confirmation what was seen of its piece. */
function asConfirmed(rows: readonly Row[]): Row[] {
	const stamped = rows.map((row): Row =>
		row.kind === 'evidence' ? { ...row, stamps: { text: 'device1:1' } } : row
	);
	const all = [...stamped, ...fileRows(size.evidence, 5)];
	const behind = new RowsBehind(all);
	const claims = new Map(all.filter((row) => row.kind === 'claim').map((claim) => [claim.id, claim]));
	return all.map((row): Row => {
		const claim = row.kind === 'confirmation' ? claims.get(row.fields.claim) : undefined;
		const piece = claim && pieceBehind(behind.of(claim));
		if (row.kind !== 'confirmation' || !piece || row.fields.decision !== 'confirmed') return row;
		return { ...row, fields: { ...row.fields, piece } };
	});
}

function markOf(index: number): Mark {
	return index % 7 === 0 ? 'not-met' : 'met';
}
