/** The changes of a mock, from its start until it is finished. A finished mock is sealed: see `mock-seal.ts`. */
import type { Change, Edit } from './change.ts';
import { derivedId } from './derived-id.ts';
import { Failure } from './failure.ts';
import { startClock, type Span } from './mock-clock.ts';
import type { Fields, Mark, MarkValue, Mock } from './rows.ts';

export interface MockPlan {
	/** The specification's id. */
	readonly under: string;
	readonly method: string;
	readonly part: string | null;
	readonly attempt: Fields<'mock'>['attempt'];
	readonly role: Fields<'mock'>['role'];
	/** A person's row; or the name of somebody new. */
	readonly conductor: { readonly id: string } | { readonly name: string };
	readonly contact: readonly string[];
	readonly exempt: readonly string[];
}

/**
 * @param wall the moment at which its clock starts, in milliseconds since 1970
 * @param newId makes row ids
 */
export function startMock(
	plan: MockPlan,
	wall: number,
	newId: () => string
): { mock: string; conductor: string; change: Change } {
	const mock = newId();
	const conductor = 'id' in plan.conductor ? plan.conductor.id : newId();
	const edits: Edit[] = [];
	if ('name' in plan.conductor) {
		const name = plan.conductor.name.trim().slice(0, 200);
		edits.push({ op: 'create', kind: 'person', id: conductor, fields: { name, roles: [plan.role] } });
	}
	const { under, method, part, attempt, role } = plan;
	edits.push({
		op: 'create',
		kind: 'mock',
		id: mock,
		fields: {
			...{ under, method, part, attempt, role, conductor },
			startedAt: new Date(wall).toISOString(),
			clock: startClock(wall),
			contact: [...plan.contact],
			exempt: [...plan.exempt],
			finished: null,
			strengths: '',
			gaps: '',
			actions: '',
			released: null
		}
	});
	return { mock, conductor, change: { name: 'start-mock', edits } };
}

type Of = Fields<'mark'>['of'];

/**
 * The id of the one row for an item of a mock. It follows from the two, so that tabs and devices that mark
 * the same item meet in the same row, and nothing is ever marked twice.
 */
export function markId(mock: string, of: Of, item: string): string {
	return derivedId('mark', mock, of, item);
}

/** What a hand on the sheet says of an item: a mark, a note, or both; what is left out stays. */
export interface Stroke {
	readonly of: Of;
	readonly item: string;
	readonly mark?: MarkValue | null;
	readonly note?: string;
	/** Milliseconds that the mock had taken. */
	readonly elapsed: number;
}

/**
 * @param current the item's row as it is, deleted or not; undefined where there is none
 * @throws Failure `mock-sealed`
 */
export function markItem(mock: Mock, current: Mark | undefined, stroke: Stroke): Change {
	refuseSealed(mock);
	const { of, item, mark, note, elapsed } = stroke;
	const before = current?.fields;
	const fields = {
		...(mark === undefined ? {} : { mark, elapsed: mark === null ? null : Math.round(elapsed) }),
		...(note === undefined
			? {}
			: { note, noteElapsed: note === '' ? null : (before?.noteElapsed ?? Math.round(elapsed)) })
	};
	const id = markId(mock.id, of, item);
	if (current) {
		const restore: Edit[] = current.deleted ? [{ op: 'restore', id }] : [];
		return { name: 'mark-item', edits: [...restore, { op: 'edit', id, fields }] };
	}
	const empty = { mock: mock.id, of, item, mark: null, elapsed: null, note: '', noteElapsed: null };
	return {
		name: 'mark-item',
		edits: [{ op: 'create', kind: 'mark', id, fields: { ...empty, ...fields } }]
	};
}

/**
 * Says which kinds of contact were seen and what that exempts from.
 *
 * @throws Failure `mock-sealed`
 */
export function editMock(
	mock: Mock,
	fields: { readonly contact?: readonly string[]; readonly exempt?: readonly string[] }
): Change {
	refuseSealed(mock);
	return { name: 'edit-mock', edits: [{ op: 'edit', id: mock.id, fields }] };
}

/** @throws Failure `mock-sealed` */
export function runClock(mock: Mock, clock: readonly Span[]): Change {
	refuseSealed(mock);
	return { name: 'run-clock', edits: [{ op: 'edit', id: mock.id, fields: { clock } }] };
}

/** Takes a whole mock away, running or finished. */
export function removeMock(mock: Mock): Change {
	return { name: 'remove-mock', edits: [{ op: 'delete', id: mock.id }] };
}

/** @throws Failure `mock-sealed` */
export function refuseSealed(mock: Pick<Mock, 'fields'>): void {
	if (mock.fields.finished) throw new Failure('mock-sealed');
}
