/** What the schemas of content share. */
import { z } from 'zod';

// Otherwise the library compiles functions from text, which the Content-Security-Policy forbids.
z.config({ jitless: true });

/** Lower-case words joined by hyphens: `book-by`, `line-manager-testimony`. */
export const id = z
	.string()
	.regex(
		/^[a-z0-9]+(-[a-z0-9]+)*$/,
		'an id is lower-case letters and digits, with single hyphens between them'
	);

/** A KSB keeps its printed number (`K1`) where the standard numbers its statements, else an id of ours. */
export const ksbId = z.union([
	z.string().regex(/^[KSB][1-9][0-9]?$/, 'a printed number looks like K1, S12 or B3'),
	id
]);

export const text = z.string().trim().min(1).max(2_000);
/** Markdown; rendered when content is built. */
export const markdown = z.string().trim().min(1).max(20_000);

/**
 * Where a fact comes from: `HANDBOOK: section`, where HANDBOOK is the id of the specification whose
 * handbook prints it, optionally closed by `, p. 12`; or `ours` for what we wrote ourselves.
 */
export const source = z
	.string()
	.regex(
		/^(ours|[a-z0-9-]+: .+)$/,
		'a source is "ours" or "HANDBOOK: section", such as "handbook-id: Results, p. 9"'
	);
