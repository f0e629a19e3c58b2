/** The change that makes a record. */
import type { Change } from './change.ts';
import type { RecordDraft } from './evidence.ts';

/**
 * @param draft checked by `recordProblems`; an empty date is no date
 * @param newId makes row ids
 */
export function newRecord(
	draft: RecordDraft & { readonly specification: string; readonly contact: readonly string[] },
	newId: () => string
): { recordId: string; apprentice: string; change: Change } {
	const recordId = newId();
	const apprentice = newId();
	const fields = {
		apprentice,
		specification: draft.specification,
		start: draft.start || null,
		gateway: draft.gateway || null,
		contact: [...draft.contact],
		exempt: [],
		sample: false
	};
	return {
		recordId,
		apprentice,
		change: {
			name: 'create-record',
			edits: [
				{
					op: 'create',
					kind: 'person',
					id: apprentice,
					fields: { name: draft.name.trim(), roles: ['apprentice'] }
				},
				{ op: 'create', kind: 'record', id: recordId, fields }
			]
		}
	};
}
