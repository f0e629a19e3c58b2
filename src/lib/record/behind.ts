/**
 * What stands behind a claim, and whether a decision on the claim still speaks of it: the one rule on what
 * unsettles a confirmation (docs/decisions/0026-a-confirmation-is-for-what-was-seen.md).
 */
import { currentFiles } from './files.ts';
import type { Attachment, Claim, Confirmation, Evidence, Fields, Row, Tag } from './rows.ts';
import { joinVersions, sameVersion } from './versions.ts';

/** Rows as they are now, deleted ones too. */
export interface Behind {
	readonly evidence: Evidence | undefined;
	/** All files of the piece, earlier versions too. */
	readonly files: readonly Attachment[];
	/** The place in a recording that the claim points to. */
	readonly tag: Tag | undefined;
}
export type BehindOf = (claim: Claim) => Behind;

/** What a confirmation keeps of the piece it was made on. */
export type PieceSeen = NonNullable<Fields<'confirmation'>['piece']>;

/** The part of what was seen that is not as it was; each is to be named to a reader. */
export type Unsettled = 'claim' | keyof PieceSeen;

/** What there is to see behind a claim now; null where there is no piece. */
export function pieceBehind({ evidence, files, tag }: Behind): PieceSeen | null {
	if (!evidence || evidence.deleted) return null;
	return {
		text: evidence.stamps['text'] ?? '',
		date: evidence.fields.date,
		files: inPlace(files)
			.map(({ fields }) => fields.sha256)
			.sort(),
		tag: tag && !tag.deleted ? { ...tag.fields } : null
	};
}

/** The files that a reader sees. Most pieces have no earlier versions to tell apart. */
function inPlace(files: readonly Attachment[]): readonly Attachment[] {
	const live = files.filter(({ deleted }) => !deleted);
	return live.some(({ fields }) => fields.replaces) ? currentFiles(live) : live;
}

/**
 * Whether a decision is about the claim's present version. A confirmation is for exactly the version that
 * was seen; a return stands until the claim has moved on from it.
 */
export function isAbout({ fields }: Confirmation, { version }: Claim): boolean {
	switch (fields.decision) {
		case 'confirmed':
			return sameVersion(fields.seen, version);
		case 'returned':
			return sameVersion(joinVersions(fields.seen, version), fields.seen);
		default:
			return fields.decision satisfies never;
	}
}

/**
 * What is no longer as it was when somebody decided; a decision counts while there is nothing. A return
 * waits for an answer on the claim itself, so the piece alone does not settle it. A confirmation of before
 * the piece was kept with it speaks of the claim alone.
 *
 * Words and day, each file that was seen, and the place in a recording are what shows the work. A file
 * that came later takes nothing away; a title, a kind and a tick are how a piece is filed.
 */
export function changesSince(decision: Confirmation, claim: Claim, behindOf: BehindOf): Unsettled[] {
	const changes: Unsettled[] = isAbout(decision, claim) ? [] : ['claim'];
	const { piece: seen, decision: word } = decision.fields;
	if (!seen || word !== 'confirmed') return changes;
	const { evidence, files, tag } = behindOf(claim);
	const piece = evidence?.deleted ? undefined : evidence;
	if (piece?.stamps['text'] !== seen.text) changes.push('text');
	if (piece?.fields.date !== seen.date) changes.push('date');
	if (seen.files.length > 0 && !(piece && hasAll(files, seen.files))) changes.push('files');
	if (seen.tag && !(piece && tag && !tag.deleted && sameTag(seen.tag, tag.fields))) changes.push('tag');
	return changes;
}

function hasAll(files: readonly Attachment[], wanted: readonly string[]): boolean {
	const there = inPlace(files);
	return wanted.every((sha256) => there.some(({ fields }) => fields.sha256 === sha256));
}

function sameTag(a: Fields<'tag'>, b: Fields<'tag'>): boolean {
	return a.attachment === b.attachment && a.at === b.at && a.text === b.text;
}

const none: readonly Attachment[] = [];

/** The rows behind all claims of a record, fed one by one in whatever order. */
export class RowsBehind {
	readonly #evidence = new Map<string, Evidence>();
	readonly #tags = new Map<string, Tag>();
	/** By evidence. */
	readonly #files = new Map<string, Attachment[]>();
	/** File id → the evidence it is kept under. */
	readonly #pieceOf = new Map<string, string>();

	constructor(rows: Iterable<Row> = []) {
		for (const row of rows) this.add(row);
	}

	/** Takes in a row as it is now; kinds that stand behind no claim are passed over. */
	add(row: Row): void {
		if (row.kind === 'evidence') this.#evidence.set(row.id, row);
		else if (row.kind === 'tag') this.#tags.set(row.id, row);
		else if (row.kind === 'attachment') this.#addFile(row);
	}

	/** The piece that a file was last kept under. */
	pieceOf(file: string): string | undefined {
		return this.#pieceOf.get(file);
	}

	readonly of: BehindOf = ({ fields: { evidence, tag } }) => ({
		evidence: this.#evidence.get(evidence),
		files: this.#files.get(evidence) ?? none,
		tag: this.#tags.get(tag ?? '')
	});

	#addFile(file: Attachment): void {
		const { evidence } = file.fields;
		const before = this.#pieceOf.get(file.id);
		if (before !== undefined) {
			const without = this.#files.get(before)?.filter(({ id }) => id !== file.id) ?? [];
			this.#files.set(before, without);
		}
		this.#pieceOf.set(file.id, evidence);
		const others = this.#files.get(evidence);
		if (others) others.push(file);
		else this.#files.set(evidence, [file]);
	}
}
