/** Puts people's roles in the place of their names, and as much for the companies they work for. */
import type { LiveRows } from '#lib/record/files.ts';
import type { Person } from '#lib/record/rows.ts';

export type Anonymiser = (text: string) => string;

/** A company, or somebody whom no row knows, and what is to stand in the place of the name. */
interface AlsoHidden {
	readonly name: string;
	readonly instead: string;
}

/**
 * Knows the names that it is given and no others: whole names however they are written, and each part of a
 * person's name where it begins with a capital. A part that is a word as well goes too: a word too few harms
 * nobody, a name too many does.
 *
 * @param apprentice their name, where no row holds it
 */
export function anonymiser(
	people: readonly Person[],
	apprentice: string,
	also: readonly AlsoHidden[] = []
): Anonymiser {
	const counts = new Map<string, number>();
	const named = people.map(({ fields }) => {
		const [role = 'person'] = fields.roles;
		const count = (counts.get(role) ?? 0) + 1;
		counts.set(role, count);
		return { name: fields.name, instead: count === 1 ? `[${role}]` : `[${role} ${count}]` };
	});
	const known = named.some(({ name }) => name === apprentice)
		? named
		: [...named, { name: apprentice, instead: '[apprentice]' }];
	// Whole names first, the longest of them in front, so that none is cut by a shorter one.
	const whole = [...known, ...also.flatMap(shortened)]
		.toSorted((a, b) => b.name.length - a.name.length)
		.flatMap(({ name, instead }) => {
			const parts = partsOf(name);
			return parts.length === 0
				? []
				: [{ pattern: bounded(parts.join('[\\s._&+-]+(?:and\\s+)?'), 'giu'), instead }];
		});
	const single = known.flatMap(({ name, instead }) =>
		[...partsOf(name), ...partsOf(name.replaceAll('-', ' '))]
			.filter((part) => part.length > 1)
			.flatMap((part) =>
				[part, part.toUpperCase()].map((form) => ({ pattern: bounded(form, 'gu'), instead }))
			)
	);
	return (text) =>
		[...whole, ...single].reduce(
			(now, { pattern, instead }) => now.replace(pattern, () => instead),
			text.normalize('NFC')
		);
}

/** The employers and providers that a record names. */
export function organisationsIn(record: LiveRows): AlsoHidden[] {
	const people = record
		.all('person')
		.flatMap(({ fields: { organisation, roles } }) => [
			{ name: organisation, instead: roles.includes('employer') ? '[employer]' : '[provider]' }
		]);
	const own = record.all('record').flatMap(({ fields: { employer, provider } }) => [
		{ name: employer, instead: '[employer]' },
		{ name: provider, instead: '[provider]' }
	]);
	return [...own, ...people].flatMap(({ name, instead }) => (name?.trim() ? [{ name, instead }] : []));
}

const legalForm = /[\s,]+(?:limited|ltd|plc|llp|cic|inc)\.?$/i;
/** Words with which many companies begin and that name none of them. */
const plain = /^(?:the|a|an|new|old|st|saint|royal|city|county|council|college|school|university|co-?op)$/i;

/** A company's name as it stands, without its legal form, and the word that people call it by. */
function shortened({ name, instead }: AlsoHidden): AlsoHidden[] {
	const short = name.trim().replace(legalForm, '');
	const [first = ''] = short.split(/\s+/);
	const isOwn = first.length > 2 && /^\p{Lu}/u.test(first) && !plain.test(first);
	return [name, short, ...(isOwn ? [first] : [])].map((one) => ({ name: one, instead }));
}

/** The parts of a name, each a pattern of its own; an apostrophe is written in two ways. */
function partsOf(name: string): string[] {
	return name
		.normalize('NFC')
		.split(/[\s.]+/)
		.filter((part) => /[\p{L}\p{N}]/u.test(part))
		.map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&').replace(/['’]/g, "['’]"));
}

function bounded(pattern: string, flags: string): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}\\[])${pattern}(?![\\p{L}\\p{N}])`, flags);
}
