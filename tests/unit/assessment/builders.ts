/** Invented specifications and rows for tests. They refuse what the schemas refuse. */
import { row } from '#lib/record/schema.ts';
import type { PieceSeen } from '#lib/record/behind.ts';
import type {
	Attachment,
	Claim,
	Confirmation,
	Evidence,
	Role,
	Tag,
	VersionVector
} from '#lib/record/rows.ts';
import { stampOf } from '#lib/record/versions.ts';
import { capital } from '#lib/specification/words.ts';
import type {
	Area,
	Criterion,
	Decider,
	Grading,
	Ksb,
	Link,
	LinkKind,
	Method,
	OverallRule,
	Part,
	RequirementKey,
	Specification
} from '#lib/specification/types.ts';

interface Counted {
	readonly pass: number;
	readonly distinction: number;
	/** Distinction criteria that are enough; all where left out. */
	readonly enough?: number;
}

interface PartPlan extends Counted {
	readonly exemptible?: boolean;
}

export interface MethodPlan extends Counted {
	readonly expected?: number;
	/** Pass criteria for each of the kinds of contact `shop` and `phone`, beside `pass`. */
	readonly perContact?: number;
	/** Their criteria are counted in `pass` and `distinction` too, from the first on. */
	readonly parts?: Readonly<Record<string, PartPlan>>;
	readonly optional?: boolean;
	readonly decidedBy?: Decider;
	/** In place of the steps for pass and distinction: another grading. */
	readonly grading?: Grading;
}

export interface SpecificationPlan {
	readonly methods: Readonly<Record<string, MethodPlan>>;
	/** KSBs `K1`, `K2`… of the first method. */
	readonly ksbs?: number;
	/** `from kind to`, such as `watch-p1 part K1`; names without a slash are the specification's own. */
	readonly links?: readonly `${string} ${LinkKind} ${string}`[];
	readonly liftedByExceptional?: boolean;
	/** How many more attempts there are; no limit where left out. */
	readonly chances?: number;
	/** What the organisation calls its lowest grade. */
	readonly lowest?: string;
	/** In place of fail, pass and distinction: grades by id. */
	readonly ladder?: readonly string[];
	/** In place of the usual two lines. */
	readonly rules?: readonly OverallRule[];
}

const OWNER = 'lamplighting';

/** The key of a requirement by its id: `watch-p1`. Ids with a slash are taken as keys already. */
export function key(id: string): RequirementKey {
	return (id.includes('/') ? id : `${OWNER}/${id}`) as RequirementKey;
}

/** Criteria are called `METHOD-p1`, `METHOD-d1`, `METHOD-e1`, `METHOD-shop1` and `METHOD-phone1`. */
export function aSpecification(plan: SpecificationPlan): Specification {
	const entries = Object.entries(plan.methods);
	const firstMethod = entries[0]?.[0] ?? 'none';
	return {
		id: 'st9999-guild',
		standard: {
			id: OWNER,
			reference: 'ST9999',
			title: 'Lamplighter',
			level: 2,
			planVersion: '1',
			planNote: null
		},
		organisation: { name: 'Guild of Lamplighters', short: 'Guild' },
		handbook: { title: 'Lamp book', issue: null, date: null, source: 'ours' },
		grades: (plan.ladder ?? ['fail', 'pass', 'distinction']).map((id, rank) => ({
			id,
			name: rank === 0 && plan.lowest ? plan.lowest : capital(id)
		})),
		contact: entries.some(([, { perContact }]) => perContact)
			? [
					{ id: 'shop', name: 'In the shop' },
					{ id: 'phone', name: 'On the phone' }
				]
			: [],
		methods: entries.map(([id, method]) => aMethod(id, method)),
		areas: entries.flatMap(([id]) => ['1', '2'].map((number) => anArea(`${id}-area${number}`, id))),
		ksbs: numbers(plan.ksbs ?? 0).map((number): Ksb => {
			const id = `K${number}`;
			const text = `I know ${id}`;
			return {
				type: 'ksb',
				id,
				key: key(id),
				kind: 'knowledge',
				area: `${firstMethod}-area1`,
				method: firstMethod,
				text,
				source: 'ours'
			};
		}),
		criteria: entries.flatMap(([id, method]) => criteriaOf(id, method)),
		links: (plan.links ?? []).map(aLink),
		overall: {
			note: null,
			rules: plan.rules ?? [
				{ grade: 'distinction', everyMethod: 'distinction', counts: [] },
				{ grade: 'pass', everyMethod: 'pass', counts: [] }
			],
			source: 'guild: Overall'
		},
		retakes: {
			cap: 'pass',
			liftedByExceptional: plan.liftedByExceptional ?? true,
			chances: plan.chances ?? null,
			summary: '',
			source: 'guild: Retakes'
		},
		evidence: {
			kinds: [],
			pieces: null,
			covers: null,
			handsIn: entries.map(([id]) => id),
			onProgramme: null,
			validated: null,
			recordings: null,
			named: null,
			quality: [],
			rules: []
		},
		readings: []
	};
}

function aMethod(id: string, plan: MethodPlan): Method {
	const { pass, perContact = 0 } = plan;
	return {
		id,
		name: capital(id),
		weighting: null,
		duration: null,
		questioning: null,
		summary: '',
		covers: null,
		parts: Object.entries(plan.parts ?? {}).map(([part, counted]): Part => ({
			id: part,
			name: capital(part),
			exemptible: counted.exemptible ?? false,
			summary: null,
			grading: aGrading(counted),
			source: 'guild: Parts'
		})),
		optional: plan.optional ?? false,
		grading: plan.grading ?? aGrading({ ...plan, pass: pass + 2 * perContact }),
		note: null,
		source: `guild: ${id}`
	};
}

function aGrading({ pass, distinction, enough }: Counted): Grading {
	const first = { grade: 'pass', criteria: 'pass', atLeast: 'all' as const, outOf: pass };
	if (distinction === 0) return { kind: 'criteria', steps: [first], source: 'guild: Grading' };
	if (enough !== undefined && (enough < 1 || enough > distinction))
		throw new Error('enough must be possible');
	const second = {
		grade: 'distinction',
		criteria: 'distinction',
		atLeast: enough ?? ('all' as const),
		outOf: distinction
	};
	return { kind: 'criteria', steps: [first, second], source: 'guild: Grading' };
}

function criteriaOf(method: string, plan: MethodPlan): Criterion[] {
	const parts = Object.entries(plan.parts ?? {});
	const inParts = (count: 'pass' | 'distinction') =>
		parts.flatMap(([part, counted]) => numbers(counted[count]).map(() => part));
	const [passParts, distinctionParts] = [inParts('pass'), inParts('distinction')];
	if (passParts.length > plan.pass || distinctionParts.length > plan.distinction)
		throw new Error('parts hold more than the method');

	const one = (id: string, grade: string, more: Partial<Criterion> = {}): Criterion => ({
		type: 'criterion',
		id: `${method}-${id}`,
		key: key(`${method}-${id}`),
		method,
		part: null,
		area: `${method}-area1`,
		grade,
		alternative: null,
		decidedBy: plan.decidedBy ?? 'tutor',
		group: null,
		text: `I can show ${id}`,
		source: 'ours',
		...more
	});
	return [
		...numbers(plan.pass).map((n) => one(`p${n}`, 'pass', { part: passParts[n - 1] ?? null })),
		...['shop', 'phone'].flatMap((alternative) =>
			numbers(plan.perContact ?? 0).map((n) => one(`${alternative}${n}`, 'pass', { alternative }))
		),
		...numbers(plan.distinction).map((n) =>
			one(`d${n}`, 'distinction', { part: distinctionParts[n - 1] ?? null, area: `${method}-area2` })
		),
		...numbers(plan.expected ?? 0).map((n) => one(`e${n}`, 'expected'))
	];
}

function anArea(id: string, method: string): Area {
	return { id, name: id, short: id, method, source: 'ours' };
}

function aLink(words: string): Link {
	const [from, kind, to] = words.split(' ');
	if (!from || !to || (kind !== 'same' && kind !== 'part' && kind !== 'suggested'))
		throw new Error(`no link: ${words}`);
	return { from: key(from), kind, to: key(to) };
}

export function numbers(count: number): number[] {
	return Array.from({ length: count }, (_, index) => index + 1);
}

/** Criterion ids from words: `ids('watch', 'p', 3)` is watch-p1, watch-p2 and watch-p3. */
export function ids(method: string, letter: string, count: number): string[] {
	return numbers(count).map((number) => `${method}-${letter}${number}`);
}

interface RowPlan {
	readonly deleted?: boolean;
	readonly version?: VersionVector;
	readonly createdAt?: string;
}

function header(
	id: string,
	{ deleted = false, version = { device: 1 }, createdAt = '2026-01-10T09:00:00Z' }: RowPlan
) {
	return {
		id: id.padStart(8, '0'),
		recordId: 'record-01',
		author: { person: 'person-01', device: 'device' },
		version,
		stamps: {},
		conflicts: {},
		deleted,
		createdAt,
		changedAt: createdAt
	};
}

/** Ids may be short: they are padded to what a row id must be. */
interface EvidencePlan extends RowPlan {
	readonly kind?: string;
	readonly text?: string;
	/** Which change wrote the text. */
	readonly wrote?: number;
	readonly date?: string | null;
}

export function anEvidence(id: string, plan: EvidencePlan = {}): Evidence {
	const { kind = null, text = '', wrote = 1, date = null } = plan;
	const fields = { title: 'A lit lamp', kind, date, text, agreed: true };
	const stamps = { text: stampOf('device', wrote) };
	return row.parse({ ...header(id, plan), stamps, kind: 'evidence', fields }) as Evidence;
}

/** A file with a SHA-256 of one letter or digit. */
export function aFile(id: string, evidence: string, sha: string, plan: RowPlan = {}): Attachment {
	const about = { name: 'lamp.jpg', type: 'image/jpeg', size: 5, pieces: 1 };
	const fields = { ...about, evidence: evidence.padStart(8, '0'), sha256: sha.repeat(64) };
	return row.parse({ ...header(id, plan), kind: 'attachment', fields }) as Attachment;
}

export function aTag(id: string, file: string, at: number, plan: RowPlan = {}): Tag {
	const fields = { attachment: file.padStart(8, '0'), at, text: 'It goes on.' };
	return row.parse({ ...header(id, plan), kind: 'tag', fields }) as Tag;
}

interface ClaimPlan extends RowPlan {
	readonly tag?: string | null;
}

export function aClaim(id: string, evidence: string, requirement: string, plan: ClaimPlan = {}): Claim {
	const place = plan.tag ? { tag: plan.tag.padStart(8, '0') } : {};
	const about = { requirement: key(requirement), how: '', where: '', ...place };
	const fields = { evidence: evidence.padStart(8, '0'), ...about };
	return row.parse({ ...header(id, plan), kind: 'claim', fields }) as Claim;
}

interface ConfirmationPlan extends RowPlan {
	readonly decision?: 'confirmed' | 'returned';
	readonly role?: Role;
	readonly on?: string;
	readonly seen?: VersionVector;
	/** What stood behind the claim; not kept where left out, as once. */
	readonly piece?: PieceSeen | undefined;
}

export function aConfirmation(id: string, claim: string, plan: ConfirmationPlan = {}): Confirmation {
	const { decision = 'confirmed', role = 'tutor', on = '2026-02-01', seen = { device: 1 }, piece } = plan;
	const fields = {
		claim: claim.padStart(8, '0'),
		person: 'person-02',
		role,
		decision,
		comment: '',
		on,
		seen,
		...(piece ? { piece } : {}),
		sha256: '0'.repeat(64)
	};
	return row.parse({ ...header(id, plan), kind: 'confirmation', fields }) as Confirmation;
}
