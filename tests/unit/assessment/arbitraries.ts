/** Random sheets, situations and records for properties, all from small pools so that things meet. */
import fc from 'fast-check';
import type { Decision } from '#lib/assessment/prediction.ts';
import type { Mark, Situation } from '#lib/assessment/situation.ts';
import type { Fields, Row } from '#lib/record/rows.ts';
import { stampOf } from '#lib/record/versions.ts';
import { aClaim, aConfirmation, aFile, anEvidence, aSpecification, aTag, key } from './builders.ts';

export const specification = aSpecification({
	methods: {
		watch: { pass: 2, perContact: 1, distinction: 3, enough: 2, expected: 1 },
		case: {
			pass: 3,
			distinction: 2,
			enough: 1,
			parts: { diary: { pass: 1, distinction: 1, exemptible: true }, plan: { pass: 2, distinction: 1 } }
		}
	},
	ksbs: 4,
	links: [
		'watch-p1 same K1',
		'watch-p2 part K1',
		'watch-d1 suggested K2',
		'K1 part K3',
		'K3 same case-p3',
		'case-d1 same other/x',
		'K3 part K1'
	]
});

/** Several to a method, so that random marks reach every grade and not the lowest alone. */
const criterionIds = specification.criteria.map(({ id }) => id);
export const requirements = [
	...criterionIds,
	...specification.ksbs.map(({ id }) => id),
	'other/x',
	'other/nowhere'
];

export const mark = fc.constantFrom<Mark>('met', 'not-met');

const marked = fc.tuple(
	...criterionIds.map(() =>
		fc.oneof({ arbitrary: fc.constant('met' as const), weight: 6 }, mark, fc.constant(undefined))
	)
);

/** Criterion id → mark; mostly met, so that better grades are common. */
export const marks = marked.map(
	(list) => new Map(criterionIds.flatMap((id, index) => (list[index] ? [[id, list[index]] as const] : [])))
);

export const criterion = fc.constantFrom(...criterionIds);

export const situation: fc.Arbitrary<Situation> = fc.record({
	contact: fc.subarray(['shop', 'phone', 'unknown']),
	exempt: fc.subarray(['diary', 'plan', 'unknown']),
	retaken: fc.subarray(['watch', 'case']),
	exceptional: fc.subarray(['watch', 'case'])
});

const day = fc.integer({ min: 1, max: 9 }).map((number) => `2026-01-0${number}`);
const version = fc.record({ device: fc.integer({ min: 1, max: 2 }) });
const deleted = fc.oneof({ arbitrary: fc.constant(false), weight: 3 }, fc.constant(true));
const evidenceId = fc.constantFrom('e1', 'e2', 'e3');
const claimId = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', 'c6');
const requirement = fc.constantFrom(...requirements);

const fileId = fc.constantFrom('f1', 'f2', 'f3');
const tagId = fc.constantFrom('t1', 't2');
const sha = fc.constantFrom('a', 'b');
const at = fc.constantFrom(1, 2);
const wrote = fc.constantFrom(1, 1, 2);
const date = fc.constantFrom(null, null, '2026-01-01');

export const evidence: fc.Arbitrary<Row> = fc
	.record({ id: evidenceId, deleted, wrote, date })
	.map(({ id, ...plan }) => anEvidence(id, plan));

const file: fc.Arbitrary<Row> = fc
	.record({ id: fileId, evidence: evidenceId, sha, deleted })
	.map(({ id, evidence, sha, ...plan }) => aFile(id, evidence, sha, plan));

const tag: fc.Arbitrary<Row> = fc
	.record({ id: tagId, file: fileId, at, deleted })
	.map(({ id, file, at, ...plan }) => aTag(id, file, at, plan));

/** What stood behind a claim when it was confirmed; nothing was kept once. */
const piece = fc.option(
	fc.record({
		text: wrote.map((counter) => stampOf('device', counter)),
		date,
		files: fc.subarray(['a'.repeat(64), 'b'.repeat(64)]),
		tag: fc.option(tag.map(({ fields }) => fields as Fields<'tag'>))
	}),
	{ nil: undefined }
);

export const claim = claimOn(requirement);

function claimOn(target: fc.Arbitrary<string>): fc.Arbitrary<Row> {
	return fc
		.record({
			id: claimId,
			evidence: evidenceId,
			requirement: target,
			tag: fc.option(tagId),
			deleted,
			version,
			day
		})
		.map(({ id, evidence, requirement, day, ...plan }) =>
			aClaim(id, evidence, requirement, { ...plan, createdAt: `${day}T12:00:00Z` })
		);
}

export const confirmation: fc.Arbitrary<Row> = fc
	.record({
		id: fc.constantFrom('d1', 'd2', 'd3', 'd4', 'd5'),
		claim: claimId,
		deleted,
		decision: fc.constantFrom('confirmed' as const, 'returned' as const),
		role: fc.constantFrom('tutor' as const, 'tutor' as const, 'employer' as const, 'apprentice' as const),
		on: day,
		seen: version,
		piece
	})
	.map(({ id, claim, ...plan }) => aConfirmation(id, claim, plan));

const anyRow = fc.oneof(evidence, claim, claim, confirmation, confirmation, file, tag);

/** Writes in the order made: the same id may come again with other fields, deleted or back. */
export const edits = fc.array(anyRow, { maxLength: 40 });

/** A record at rest: each row once. */
export const rows = fc.uniqueArray(anyRow, { selector: ({ id }) => id, maxLength: 14 });

/** As `rows`, with claims on these requirements. */
export function rowsOn(ids: readonly string[]): fc.Arbitrary<Row[]> {
	const onThese = claimOn(fc.constantFrom(...ids, 'other/nowhere'));
	const one = fc.oneof(evidence, onThese, onThese, confirmation, file, tag);
	return fc.uniqueArray(one, { selector: ({ id }) => id, maxLength: 14 });
}

export const decisions = decisionsOn(criterionIds);

/** Mocks and results on these criteria. */
export function decisionsOn(ids: readonly string[]): fc.Arbitrary<Decision[]> {
	if (ids.length === 0) return fc.constant([]);
	return fc.array(
		fc.record({
			requirement: fc.constantFrom(...ids.map(key)),
			verdict: mark,
			from: fc.constantFrom('mock' as const, 'mock' as const, 'result' as const),
			on: day
		}),
		{ maxLength: 12 }
	);
}
