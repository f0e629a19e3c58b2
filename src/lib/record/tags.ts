/** Time tags in recordings, and the words for places and lengths in them. */
import type { Change } from './change.ts';

/** A new tag at a place in a recording. */
export function addTag(id: string, attachment: string, at: number, text: string): Change {
	const fields = { attachment, at: Math.max(0, Math.floor(at)), text: text.trim() };
	return { name: 'tag-recording', edits: [{ op: 'create', kind: 'tag', id, fields }] };
}

/** Other words or another place for a tag. */
export function editTag(id: string, at: number, text: string): Change {
	return { name: 'tag-recording', edits: [{ op: 'edit', id, fields: { at, text: text.trim() } }] };
}

/**
 * Removes a tag. Claims that point to it are left alone, since a change would ask for new decisions on them:
 * they show no place until the tag comes back.
 */
export function removeTag(id: string): Change {
	return { name: 'remove-tag', edits: [{ op: 'delete', id }] };
}

/** A place in a recording: `03:12`, `1:03:12`. */
export function timeWords(seconds: number): string {
	const whole = Math.floor(seconds);
	const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
	const two = (value: number) => String(value).padStart(2, '0');
	return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`;
}

/** Seconds from `3:12`, `03.12`, `1:03:12` or `45`; null where it is no time. */
export function parseTime(text: string): number | null {
	const parts = text.trim().split(/[:.]/);
	if (parts.length > 3 || parts.some((part) => !/^\d{1,4}$/.test(part))) return null;
	const numbers = parts.map(Number);
	if (numbers.slice(1).some((value) => value > 59)) return null;
	return numbers.reduce((sum, value) => sum * 60 + value, 0);
}

/** A length: `45 seconds`, `12 minutes`, `12 min 5 s`. */
export function lengthWords(seconds: number): string {
	const whole = Math.round(seconds);
	if (whole < 60) return whole === 1 ? '1 second' : `${whole} seconds`;
	const minutes = Math.floor(whole / 60);
	if (whole % 60 > 0) return `${minutes} min ${whole % 60} s`;
	return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}

/** The page that somebody's words point to: `page 3`, `p. 3`; null where they name none. */
export function pageIn(where: string): number | null {
	const [, page] = /\b(?:page|pages|p\.?|pp\.?)\s*(\d{1,4})\b/i.exec(where) ?? [];
	return page === undefined || Number(page) === 0 ? null : Number(page);
}

/** The longest that a recording may be, in minutes. */
export interface RecordingLimits {
	readonly video?: number | undefined;
	readonly audio?: number | undefined;
}

/** The limit, in minutes, that a recording is longer than; null where it is not, or nobody sets one. */
export function limitBroken(
	limits: RecordingLimits | null,
	file: { readonly type: string; readonly seconds?: number | null | undefined }
): number | null {
	const limit = file.type.startsWith('video/') ? limits?.video : limits?.audio;
	if (limit === undefined || !/^(audio|video)\//.test(file.type)) return null;
	// A second over is a matter of how it was measured.
	return (file.seconds ?? 0) > limit * 60 + 1 ? limit : null;
}
