/** What to say of a recording that is longer than the organisation wants it. */
import type { Attachment } from '#lib/record/rows.ts';
import { lengthWords, limitBroken } from '#lib/record/tags.ts';
import type { Specification } from '#lib/specification/types.ts';

/** @returns null where nothing is to be said */
export function lengthAdvice(specification: Specification, { fields }: Attachment): string | null {
	const limit = limitBroken(specification.evidence.recordings, fields);
	const seconds = fields.seconds ?? null;
	if (limit === null || seconds === null) return null;
	const kind = fields.type.startsWith('video/') ? 'a video' : 'an audio file';
	const { short } = specification.organisation;
	return `${lengthWords(seconds)} long. ${short} advises no more than ${lengthWords(limit * 60)} for ${kind}: keep the part that counts.`;
}
