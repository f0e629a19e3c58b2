/** The evidence list's lines, from the rows of a record: what has not changed is not made anew. */
import { viewOf } from '#lib/components/evidence/file-views.ts';
import type { IconName } from '#lib/components/look/Icon.svelte';
import { currentFiles } from '#lib/record/files.ts';
import { rowsBy } from '#lib/record/rows-by.ts';
import type { Attachment, CalendarDate, Claim, Evidence } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

const byTitle = new Intl.Collator();

export interface EvidenceLine {
	readonly id: string;
	readonly title: string;
	readonly kind: string | null;
	/** As the specification names it to itself. */
	readonly kindId: string | null;
	readonly date: CalendarDate | null;
	readonly icon: IconName;
	readonly files: number;
	readonly claims: number;
	/** What a search looks in, in lower case. */
	readonly search: string;
}

/** What a line was made of. */
interface Made {
	readonly line: EvidenceLine;
	readonly piece: Evidence;
	readonly claims: number;
	readonly files: readonly Attachment[];
}

const noFiles: readonly Attachment[] = [];

const known = new WeakMap<object, EvidenceLines>();

/** The lines of an open record, kept from one visit to the next. */
export function linesOf(record: { readonly specification: Specification }): EvidenceLines {
	const lines = known.get(record) ?? new EvidenceLines(record.specification);
	known.set(record, lines);
	return lines;
}

export class EvidenceLines {
	readonly #kinds: ReadonlyMap<string, string>;
	#made = new Map<string, Made>();
	/** The order of the last time, so that sorting again has little to do. */
	#sorted: readonly EvidenceLine[] = [];
	#files: ReadonlyMap<string, readonly Attachment[]> = new Map();
	/** The lists that these lines were made of. */
	#from: readonly (readonly unknown[])[] = [];

	constructor({ evidence }: Pick<Specification, 'evidence'>) {
		this.#kinds = new Map(evidence.kinds.map(({ id, name }) => [id, name]));
	}

	/** Newest work first; what has no date stands in front, since it wants one. */
	of(
		evidence: readonly Evidence[],
		claims: readonly Claim[],
		attachments: readonly Attachment[]
	): readonly EvidenceLine[] {
		const from = [evidence, claims, attachments];
		if (sameItems(this.#from, from)) return this.#sorted;
		if (this.#from[2] !== attachments)
			this.#files = Map.groupBy(currentFiles(attachments), ({ fields }) => fields.evidence);
		this.#from = from;
		const claimsOf = rowsBy(claims, 'evidence');
		const before = this.#made;
		this.#made = new Map();
		let changed = before.size !== evidence.length;
		for (const piece of evidence) {
			const own = claimsOf.get(piece.id)?.length ?? 0;
			const files = this.#files.get(piece.id) ?? noFiles;
			let made = before.get(piece.id);
			if (made?.piece !== piece || made.claims !== own || !sameItems(made.files, files)) {
				made = { line: this.#line(piece, own, files), piece, claims: own, files };
				changed = true;
			}
			this.#made.set(piece.id, made);
		}
		if (changed) this.#sorted = this.#inOrder();
		return this.#sorted;
	}

	#line({ id, fields }: Evidence, claims: number, files: readonly Attachment[]): EvidenceLine {
		const kind = fields.kind === null ? null : (this.#kinds.get(fields.kind) ?? fields.kind);
		const names = files.map((file) => file.fields.name);
		return {
			id,
			title: fields.title,
			kind,
			kindId: fields.kind,
			date: fields.date,
			icon: files[0] ? viewOf(files[0].fields.type, files[0].fields.name).icon : 'text',
			files: files.length,
			claims,
			search: [fields.title, kind ?? '', fields.text, ...names].join(' ').toLowerCase()
		};
	}

	#inOrder(): EvidenceLine[] {
		const made = new Map(this.#made);
		const known = this.#sorted.flatMap(({ id }) => {
			const one = made.get(id);
			made.delete(id);
			return one ? [one.line] : [];
		});
		const fresh = Array.from(made.values(), ({ line }) => line);
		return [...known, ...fresh].sort(
			(a, b) => newestFirst(a.date ?? '9999', b.date ?? '9999') || byTitle.compare(a.title, b.title)
		);
	}
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
	return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}

/** Dates need no rules of a language, and those take a while for ten thousand. */
function newestFirst(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? 1 : -1;
}
