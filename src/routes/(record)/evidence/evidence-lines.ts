/** The evidence list's lines, from the rows of a record. */
import { viewOf } from '#lib/components/evidence/file-views.ts';
import type { IconName } from '#lib/components/look/Icon.svelte';
import { currentFiles } from '#lib/record/files.ts';
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

/** Newest work first; what has no date stands in front, since it wants one. */
export function evidenceLines(
	evidence: readonly Evidence[],
	claims: readonly Claim[],
	attachments: readonly Attachment[],
	specification: Specification
): EvidenceLine[] {
	const kinds = new Map(specification.evidence.kinds.map(({ id, name }) => [id, name]));
	const claimsOf = Map.groupBy(claims, ({ fields }) => fields.evidence);
	const filesOf = Map.groupBy(currentFiles(attachments), ({ fields }) => fields.evidence);
	return evidence
		.map(({ id, fields }) => {
			const files = filesOf.get(id) ?? [];
			const kind = fields.kind === null ? null : (kinds.get(fields.kind) ?? fields.kind);
			const names = files.map((file) => file.fields.name);
			return {
				id,
				title: fields.title,
				kind,
				kindId: fields.kind,
				date: fields.date,
				icon: files[0] ? viewOf(files[0].fields.type, files[0].fields.name).icon : ('text' as const),
				files: files.length,
				claims: claimsOf.get(id)?.length ?? 0,
				search: [fields.title, kind ?? '', fields.text, ...names].join(' ').toLowerCase()
			};
		})
		.sort((a, b) => newestFirst(a.date ?? '9999', b.date ?? '9999') || byTitle.compare(a.title, b.title));
}

/** Dates need no rules of a language, and those take a while for ten thousand. */
function newestFirst(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? 1 : -1;
}
