/** The mocks of a made-up record, marked and sealed as if a tutor had run them. */
import type { Edit } from './change.ts';
import { finishMock } from './mock-seal.ts';
import { markId } from './mock.ts';
import { startClock } from './mock-clock.ts';
import type { CalendarDate, Fields, MarkValue } from './rows.ts';
import type { SampleSource } from './sample-schema.ts';

/** One mock as it stood before it was finished. */
export interface SampleMock {
	readonly fields: Fields<'mock'>;
	/** Without the mock's id. */
	readonly marks: readonly Omit<Fields<'mark'>, 'mock'>[];
	/** Milliseconds from its start to its end. */
	readonly ms: number;
	readonly released: boolean;
	/** Without the mock's id. */
	readonly agreed: readonly Omit<Fields<'action'>, 'of'>[];
}

/**
 * @param day a date of the sample as a date of today's calendar
 * @param personOf a person's name in the sample → their row
 */
export function planMocks(
	source: SampleSource,
	day: (offset: number) => CalendarDate,
	personOf: (name: string) => string
): SampleMock[] {
	return source.mocks.map((mock) => {
		// Ten in the morning by the prime meridian is the same day nearly everywhere.
		const startedAt = `${day(mock.on)}T10:00:00.000Z`;
		const ms = mock.minutes * 60_000;
		return {
			fields: {
				under: source.specification,
				method: mock.method,
				part: null,
				conductor: personOf(mock.by),
				role: 'tutor',
				attempt: mock.attempt,
				startedAt,
				clock: startClock(Date.parse(startedAt)),
				contact: source.contact,
				exempt: source.exempt,
				finished: null,
				strengths: mock.strengths.trim(),
				gaps: mock.gaps.trim(),
				actions: mock.actions.trim(),
				released: null
			},
			marks: marksOf(mock, ms),
			ms,
			released: mock.released,
			agreed: mock.agreed.map(({ text, owner, due, done, about }) => ({
				...{ text: text.trim(), owner, requirements: about, evidence: null },
				due: due === null ? null : day(due),
				done: done === null ? null : day(done)
			}))
		};
	});
}

function marksOf(mock: SampleSource['mocks'][number], ms: number): SampleMock['marks'] {
	const lists: readonly [MarkValue, readonly string[]][] = [
		['met', mock.met],
		['commented', mock.commented],
		['not-met', mock.notMet],
		['question', mock.questions]
	];
	const criteria = lists.flatMap(([mark, items]) =>
		items.map((item) => ({ of: 'criterion' as const, item, mark }))
	);
	const areas = mock.seen.map((item) => ({ of: 'area' as const, item, mark: 'met' as const }));
	const all = [...criteria, ...areas];
	return all.map((one, index) => {
		const elapsed = Math.round((ms * (index + 1)) / (all.length + 1));
		const note = mock.notes[one.item] ?? '';
		return { ...one, elapsed, note, noteElapsed: note === '' ? null : elapsed };
	});
}

/** @param newId makes row ids */
export async function mockEdits(mocks: readonly SampleMock[], newId: () => string): Promise<Edit[]> {
	const edits: Edit[] = [];
	for (const { fields, marks, ms, released, agreed } of mocks) {
		const id = newId();
		const rows = marks.map((mark) => ({ deleted: false, fields: { ...mark, mock: id } }));
		const end = new Date(Date.parse(fields.startedAt) + ms);
		const { strengths, gaps, actions } = fields;
		const change = await finishMock(
			{ id, fields },
			rows,
			[],
			end,
			{ open: ms, elapsed: ms },
			{ strengths, gaps, actions }
		);
		const [finish] = change.edits;
		const sealed = finish?.op === 'edit' ? finish.fields : {};
		edits.push({
			op: 'create',
			kind: 'mock',
			id,
			fields: { ...fields, ...sealed, released: released ? end.toISOString() : null }
		});
		for (const action of agreed)
			edits.push({ op: 'create', kind: 'action', id: newId(), fields: { ...action, of: id } });
		for (const row of rows) {
			const { of, item } = row.fields;
			edits.push({ op: 'create', kind: 'mark', id: markId(id, of, item), fields: row.fields });
		}
	}
	return edits;
}
