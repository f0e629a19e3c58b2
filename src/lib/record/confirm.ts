/** The changes by which people answer a claim: they confirm it, send it back, or say something about it. */
import { pieceBehind, type Behind, type BehindOf } from './behind.ts';
import type { Change, Edit } from './change.ts';
import type { FieldProblem } from './evidence.ts';
import { Failure } from './failure.ts';
import type { CalendarDate, Claim, Confirmation, Fields, Role } from './rows.ts';
import { seal } from './seal.ts';

/** A person in the role in which they act. */
export interface Acting {
	readonly person: string;
	readonly role: Role;
}

export interface Ruling extends Acting {
	readonly decision: Fields<'confirmation'>['decision'];
	readonly comment: string;
	readonly on: CalendarDate;
}

const longest = 5_000;

/** Whether a role decides on claims. The others may comment. */
export function decides(role: Role): role is 'tutor' | 'employer' {
	return role === 'tutor' || role === 'employer';
}

/** What is wrong with the comment of a decision: a claim that comes back must say what to change. */
export function rulingProblem({ decision, comment }: Pick<Ruling, 'decision' | 'comment'>) {
	const problem = commentProblem(comment);
	return decision === 'confirmed' && problem === 'comment-missing' ? null : problem;
}

/** What is wrong with a comment on its own; null where it can be saved. */
export function commentProblem(text: string): FieldProblem | null {
	const { length } = text.trim();
	return length === 0 ? 'comment-missing' : length > longest ? 'comment-too-long' : null;
}

/**
 * A decision on exactly what was seen: it holds the claim's version and, where it confirms, what stood
 * behind the claim, with a seal of all that.
 *
 * @param claim as the person saw it
 * @param behind what they saw with it
 * @throws Failure `decision-not-yours` where the role decides nothing; `comment-refused`
 */
export async function confirmation(
	claim: Claim,
	behind: Behind,
	ruling: Ruling
): Promise<Fields<'confirmation'>> {
	const { person, role, decision, on } = ruling;
	if (!decides(role)) throw new Failure('decision-not-yours', role);
	const problem = rulingProblem(ruling);
	if (problem) throw new Failure('comment-refused', problem);
	const comment = ruling.comment.trim();
	const seen = { ...claim.version };
	return {
		claim: claim.id,
		person,
		role,
		decision,
		comment,
		on,
		seen,
		...(await sealed(claim, behind, decision))
	};
}

/** What a decision keeps of what was seen, and the hash of it. */
async function sealed(
	claim: Claim,
	behind: Behind,
	decision: Ruling['decision']
): Promise<Pick<Fields<'confirmation'>, 'piece' | 'sha256'>> {
	const piece = decision === 'confirmed' ? pieceBehind(behind) : null;
	if (!piece || !behind.evidence) return { sha256: await seal(claim.fields) };
	const { text } = behind.evidence.fields;
	return { piece, sha256: await seal({ claim: claim.fields, text, piece }) };
}

/**
 * Whether what a decision was about is byte for byte what it was; to be asked where no change is on record,
 * since a file that was edited by hand tells of none.
 */
export async function sealFits(
	{ fields }: Confirmation,
	claim: Claim,
	{ evidence }: Behind
): Promise<boolean> {
	const { piece, sha256 } = fields;
	if (!piece) return sha256 === (await seal(claim.fields));
	return sha256 === (await seal({ claim: claim.fields, text: evidence?.fields.text ?? null, piece }));
}

/**
 * One ruling on any number of claims, as one change.
 *
 * @param behindOf what was shown behind each claim
 * @param apprentice the person whose record it is: nobody decides on their own claims, in whatever role
 * @throws Failure as `confirmation` does; then nothing of it is to be written
 */
export async function decideClaims(
	claims: readonly Claim[],
	behindOf: BehindOf,
	ruling: Ruling,
	apprentice: string,
	newId: () => string
): Promise<Change> {
	if (ruling.person === apprentice) throw new Failure('decision-not-yours', 'apprentice');
	const edits = await Promise.all(
		claims.map(async (claim): Promise<Edit> => {
			const fields = await confirmation(claim, behindOf(claim), ruling);
			return { op: 'create', kind: 'confirmation', id: newId(), fields };
		})
	);
	return { name: 'decide-claims', edits };
}

/**
 * A remark that leaves every decision as it is.
 *
 * @throws Failure `comment-refused`
 */
export function commentOn(
	claim: Claim,
	{ person, role, text, on }: Acting & { readonly text: string; readonly on: CalendarDate },
	newId: () => string
): Change {
	const problem = commentProblem(text);
	if (problem) throw new Failure('comment-refused', problem);
	const fields = { claim: claim.id, person, role, text: text.trim(), on };
	return { name: 'comment-claim', edits: [{ op: 'create', kind: 'comment', id: newId(), fields }] };
}
