/** What people make of the links between requirements that are only suggested. */
import type { Change } from './change.ts';
import { derivedId } from './derived-id.ts';
import type { Fields, Row } from './rows.ts';

/**
 * Says what the link between two requirements is to this record.
 *
 * @param current the row as it is, deleted or not; see `linkId`
 */
export function changeLink(
	recordId: string,
	link: Fields<'link'>,
	current: (id: string) => Row | undefined
): Change {
	const id = linkId(recordId, link.from, link.to);
	return {
		name: 'change-link',
		edits: current(id)
			? [
					{ op: 'restore', id },
					{ op: 'edit', id, fields: { as: link.as } }
				]
			: [{ op: 'create', kind: 'link', id, fields: link }]
	};
}

/** One row a pair, so that two devices meet in it. */
export function linkId(recordId: string, from: string, to: string): string {
	return derivedId('link', recordId, from, to);
}
