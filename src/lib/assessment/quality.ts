/**
 * What is worth a second look at each piece of evidence before it is handed in: is it valid, authentic,
 * current, sufficient and reliable, and did the people in it agree? Nothing of it changes a grade.
 */
import type { BehindOf } from '#lib/record/behind.ts';
import { currentFiles } from '#lib/record/files.ts';
import { foundIn } from '#lib/record/personal-data-rows.ts';
import type { Attachment, CalendarDate, Claim, Confirmation, Evidence } from '#lib/record/rows.ts';
import type { OfMethods, RequirementKey, Specification } from '#lib/specification/types.ts';
import { standingsOf } from './decisions.ts';
import type { Finding, FindingKind } from './findings.ts';
import { checks, issue, type Check, type Issue } from './quality-issue.ts';
import { fileIssues, type Recordings } from './quality-files.ts';
import { namesNothing } from './quality-names.ts';
import { reachOf } from './reach.ts';

/** The rows that are looked at, without deleted ones. */
export interface Looked {
	readonly evidence: readonly Evidence[];
	readonly attachments: readonly Attachment[];
	readonly claims: readonly Claim[];
	readonly confirmations: readonly Confirmation[];
	readonly behindOf: BehindOf;
	readonly start: CalendarDate | null;
	readonly gateway: CalendarDate | null;
}

const OURS = 'ours';

/** The findings about single pieces, and the checks that they are here. */
const fromFindings: Partial<Record<FindingKind, Check>> = {
	unused: 'unclaimed',
	'not-accepted': 'not-accepted',
	'unknown-kind': 'unknown-kind',
	'too-short': 'too-short',
	'too-long': 'too-long',
	'longer-than-advised': 'longer-than-advised',
	'needless-duplicates': 'covered-again'
};

/**
 * All that is worth a look, by evidence id; pieces with nothing to check are left out. The cost grows with
 * the rows, never faster.
 *
 * @param findings of the same record
 */
export function issuesOf(
	specification: Specification,
	findings: readonly Finding[],
	looked: Looked
): ReadonlyMap<string, readonly Issue[]> {
	const found = new Map<string, Issue[]>();
	const add = (id: string, one: Issue) => {
		const list = found.get(id);
		if (list) list.push(one);
		else found.set(id, [one]);
	};

	const rules = specification.evidence;
	const claimsOf = Map.groupBy(looked.claims, ({ fields }) => fields.evidence);
	const files = filesByPiece(looked.attachments);
	const methodsOf = methodFinder(specification);
	const validated = employerValidated(looked);

	for (const piece of looked.evidence) {
		const { title, text, date, agreed } = piece.fields;
		const claims = claimsOf.get(piece.id) ?? [];
		const methods = new Set(claims.flatMap(({ fields }) => methodsOf(fields.requirement)));
		const blank = text.trim() === '' && !files.has(piece.id);
		if (rules.validated && meets(rules.validated, methods) && !validated.has(piece.id))
			add(piece.id, issue('not-validated', rules.validated.source));
		if (date === null) add(piece.id, issue('undated', OURS));
		else if (looked.start !== null && date < looked.start)
			add(piece.id, issue('before-start', OURS, { day: looked.start }));
		else if (looked.gateway !== null && date > looked.gateway && onlyOnProgramme(rules, methods))
			add(piece.id, issue('after-gateway', rules.onProgramme?.source ?? OURS, { day: looked.gateway }));
		if (blank) add(piece.id, issue('empty', OURS, { actual: claims.length }));
		else if (!agreed) add(piece.id, issue('not-agreed', OURS));
		if (namesNothing(title)) add(piece.id, issue('vague-title', OURS));
		const personal = [piece, ...claims, ...(files.get(piece.id) ?? [])]
			.flatMap(foundIn)
			.reduce((sum, { found }) => sum + found.length, 0);
		if (personal > 0) add(piece.id, issue('personal-data', OURS, { actual: personal }));
	}

	const minutes = new Map(
		rules.kinds.flatMap(({ id, minutes: range }) => (range ? [[id, range] as const] : []))
	);
	const kinds = new Map(looked.evidence.map(({ id, fields }) => [id, fields.kind ?? '']));
	const limits: Recordings = { each: rules.recordings, whole: (id) => minutes.get(kinds.get(id) ?? '') };
	fileIssues(files, limits, (id, one) => kinds.has(id) && add(id, one));
	for (const [id, list] of byPiece(findings)) if (kinds.has(id)) list.forEach((one) => add(id, one));

	const order = Object.keys(checks);
	for (const list of found.values()) list.sort((a, b) => order.indexOf(a.check) - order.indexOf(b.check));
	return found;
}

/** The files of each piece as they are now: earlier versions of a file are none of them. */
function filesByPiece(attachments: readonly Attachment[]): ReadonlyMap<string, readonly Attachment[]> {
	const byPiece = Map.groupBy(attachments, ({ fields }) => fields.evidence);
	for (const [id, files] of byPiece)
		if (files.some(({ fields }) => fields.replaces)) byPiece.set(id, currentFiles(files));
	return byPiece;
}

/** Methods for which a claim on a key counts, itself or by a *same* link. */
function methodFinder(specification: Specification): (key: string) => readonly string[] {
	const { criteria, ksbs } = specification;
	const own = new Map<string, string>([...criteria, ...ksbs].map(({ key, method }) => [key, method]));
	const known = new Map<string, readonly string[]>();
	return (key) => {
		const before = known.get(key);
		if (before) return before;
		const methods = [key, ...reachOf(specification, key).same].flatMap((one) => own.get(one) ?? []);
		known.set(key, methods);
		return methods;
	};
}

function meets(rule: OfMethods, methods: ReadonlySet<string>): boolean {
	return rule.methods.some((method) => methods.has(method));
}

/** Claimed for what belongs to the programme, and for nothing that is handed in and may come later. */
function onlyOnProgramme(rules: Specification['evidence'], methods: ReadonlySet<string>): boolean {
	const { onProgramme, handsIn } = rules;
	if (!onProgramme || !meets(onProgramme, methods)) return false;
	return !handsIn.some((method) => methods.has(method) && !onProgramme.methods.includes(method));
}

/** Pieces of which the employer has confirmed at least one claim as it stands. */
function employerValidated({ claims, confirmations, behindOf }: Looked): ReadonlySet<string> {
	const byClaim = Map.groupBy(
		confirmations.filter(({ fields }) => fields.role === 'employer'),
		({ fields }) => fields.claim
	);
	const pieces = claims.flatMap((claim) => {
		const decisions = byClaim.get(claim.id);
		const validated = decisions && standingsOf(claim, decisions, behindOf).employer === 'confirmed';
		return validated ? [claim.fields.evidence] : [];
	});
	return new Set(pieces);
}

/** Findings the other way round: what they say of each piece. Criteria that are covered again come together. */
function byPiece(findings: readonly Finding[]): ReadonlyMap<string, Issue[]> {
	const found = new Map<string, Issue[]>();
	const again = new Map<string, { keys: RequirementKey[]; source: string }>();
	for (const { kind, evidence, requirements, actual, asked, source } of findings) {
		const check = fromFindings[kind];
		if (check === undefined) continue;
		for (const id of evidence) {
			if (check === 'covered-again') {
				const known = again.get(id);
				if (known) known.keys.push(...requirements);
				else again.set(id, { keys: [...requirements], source });
			} else found.set(id, [...(found.get(id) ?? []), issue(check, source, { actual, asked })]);
		}
	}
	for (const [id, { keys, source }] of again) {
		const about = { requirements: keys, actual: keys.length };
		found.set(id, [...(found.get(id) ?? []), issue('covered-again', source, about)]);
	}
	return found;
}
