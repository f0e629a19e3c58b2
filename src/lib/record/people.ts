/** How a person who acts on a record comes to be in it. */
import type { Edit } from './change.ts';
import type { Person, Role } from './rows.ts';

/** Who acts: a person of the record, or a name that is not in it yet. */
export interface Hand {
	/** Null until the person is known to the record. */
	readonly person: string | null;
	readonly name: string;
	readonly role: Role;
}

/**
 * Finds the person behind a hand, and what has to be written where the record does not know them, or not
 * in this role. The edits belong into the same change as the person's first act: who only looks leaves
 * nothing behind.
 *
 * @param people of the record, deleted ones left out
 * @param apprentice whose record it is; a tutor of the same name is somebody else
 */
export function introduce(
	{ person, name, role }: Hand,
	people: readonly Pick<Person, 'id' | 'fields'>[],
	apprentice: string,
	newId: () => string
): { readonly person: string; readonly edits: readonly Edit[] } {
	const known =
		people.find(({ id }) => id === person) ??
		people.find(({ id, fields }) => id !== apprentice && alike(fields.name, name));
	if (!known) {
		const id = newId();
		const fields = { name: name.trim(), roles: [role] };
		return { person: id, edits: [{ op: 'create', kind: 'person', id, fields }] };
	}
	const { roles } = known.fields;
	if (roles.includes(role)) return { person: known.id, edits: [] };
	return { person: known.id, edits: [{ op: 'edit', id: known.id, fields: { roles: [...roles, role] } }] };
}

function alike(a: string, b: string): boolean {
	const plain = (text: string) => text.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
	return plain(a) === plain(b);
}
