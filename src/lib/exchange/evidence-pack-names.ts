/** Puts people's roles in the place of their names. */
import type { Person } from '#lib/record/rows.ts';

export type Anonymiser = (text: string) => string;

/**
 * Knows the names of the people in a record and no others: whole names however they are written, and each
 * part of a name where it begins with a capital. A part that is a word as well goes too: a word too few
 * harms nobody, a name too many does.
 *
 * @param apprentice their name, where no row holds it
 */
export function anonymiser(people: readonly Person[], apprentice: string): Anonymiser {
	const counts = new Map<string, number>();
	const named = people.map(({ fields }) => {
		const [role = 'person'] = fields.roles;
		const count = (counts.get(role) ?? 0) + 1;
		counts.set(role, count);
		return { name: fields.name, role: count === 1 ? `[${role}]` : `[${role} ${count}]` };
	});
	const known = named.some(({ name }) => name === apprentice)
		? named
		: [...named, { name: apprentice, role: '[apprentice]' }];
	// Whole names first, the longest of them in front, so that none is cut by a shorter one.
	const whole = known
		.toSorted((a, b) => b.name.length - a.name.length)
		.flatMap(({ name, role }) => {
			const parts = partsOf(name);
			return parts.length === 0 ? [] : [{ pattern: bounded(parts.join('[\\s._-]+'), 'giu'), role }];
		});
	const single = known.flatMap(({ name, role }) =>
		[...partsOf(name), ...partsOf(name.replaceAll('-', ' '))]
			.filter((part) => part.length > 1)
			.flatMap((part) => [part, part.toUpperCase()].map((form) => ({ pattern: bounded(form, 'gu'), role })))
	);
	return (text) =>
		[...whole, ...single].reduce(
			(now, { pattern, role }) => now.replace(pattern, () => role),
			text.normalize('NFC')
		);
}

/** The parts of a name, each a pattern of its own; an apostrophe is written in two ways. */
function partsOf(name: string): string[] {
	return name
		.normalize('NFC')
		.split(/[\s.]+/)
		.filter((part) => /\p{L}/u.test(part))
		.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/['’]/g, "['’]"));
}

function bounded(pattern: string, flags: string): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}\\[])${pattern}(?![\\p{L}\\p{N}])`, flags);
}
