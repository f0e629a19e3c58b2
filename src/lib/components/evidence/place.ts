/** A place in a file that somebody wants to see or hear. */
import { currentFiles, type LiveRows } from '#lib/record/files.ts';
import type { Attachment, Claim, Tag } from '#lib/record/rows.ts';
import { pageIn } from '#lib/record/tags.ts';
import { viewOf } from './file-views.ts';

export interface Place {
	/** The attachment. */
	readonly file: string;
	/** Seconds from the beginning of a recording. */
	readonly at: number | null;
	/** The page of a document. */
	readonly page: number | null;
}

/** Where a claim points to, as far as a click can lead there. */
export interface ClaimPlaces {
	readonly tag: { readonly tag: Tag; readonly place: Place } | null;
	readonly page: { readonly number: number; readonly place: Place } | null;
}

/** The places that a claim names: its time tag, and the page where the piece has one PDF that it can mean. */
export function placesOf(record: LiveRows, claim: Claim): ClaimPlaces {
	const tag = record.all('tag').find(({ id }) => id === claim.fields.tag) ?? null;
	const number = pageIn(claim.fields.where);
	const [pdf, ...others] = number === null ? [] : pdfsOf(record, claim.fields.evidence);
	return {
		tag: tag && { tag, place: placeOfTag(tag) },
		page:
			number !== null && pdf && others.length === 0
				? { number, place: { file: pdf.id, at: null, page: number } }
				: null
	};
}

export const placeOfTag = ({ fields }: Tag): Place => ({
	file: fields.attachment,
	at: fields.at,
	page: null
});

function pdfsOf(record: LiveRows, evidence: string): Attachment[] {
	const own = record.all('attachment').filter((file) => file.fields.evidence === evidence);
	return currentFiles(own).filter(({ fields }) => viewOf(fields.type, fields.name).as === 'pdf');
}
