/** The changes to the log of off-the-job training. */
import type { Change } from './change.ts';
import type { Fields, Hours, RecordRow } from './rows.ts';

/** Adds an entry. */
export function logHours(hours: Fields<'hours'>, newId: () => string): Change {
	return { name: 'log-hours', edits: [{ op: 'create', kind: 'hours', id: newId(), fields: trimmed(hours) }] };
}

/** Writes an entry anew. */
export function editHours({ id }: Hours, hours: Fields<'hours'>): Change {
	return { name: 'log-hours', edits: [{ op: 'edit', id, fields: trimmed(hours) }] };
}

/** Takes an entry out. */
export function removeHours({ id }: Hours): Change {
	return { name: 'remove-hours', edits: [{ op: 'delete', id }] };
}

/** Sets how many hours the training plan has; null where nobody knows. */
export function planHours({ id }: RecordRow, plannedHours: number | null): Change {
	return { name: 'edit-record', edits: [{ op: 'edit', id, fields: { plannedHours } }] };
}

function trimmed(hours: Fields<'hours'>): Fields<'hours'> {
	return { ...hours, what: hours.what.trim(), category: hours.category.trim() };
}
