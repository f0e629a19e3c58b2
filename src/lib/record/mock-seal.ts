/**
 * The end of a mock and what comes after: it is sealed over itself and all its marks. What counts from then
 * on are the marks inside the seal and the corrections beside it; a mark that changes later shows.
 */
import type { Change } from './change.ts';
import { calendarDateOf } from './dates.ts';
import { Failure } from './failure.ts';
import { refuseSealed } from './mock.ts';
import { stopClock } from './mock-clock.ts';
import { marksOf } from './mock-marks.ts';
import type { Asked, Fields, Mark, Mock } from './rows.ts';
import { seal } from './seal.ts';

type Finished = NonNullable<Fields<'mock'>['finished']>;

type Marked = Pick<Mark, 'deleted' | 'fields'>;
type Put = Pick<Asked, 'deleted' | 'id' | 'fields'>;

/** What a tutor writes for the apprentice. */
export interface Feedback {
	readonly strengths: string;
	readonly gaps: string;
	readonly actions: string;
}

/**
 * @param marks all rows of the mock's marks
 * @param asked all rows of the questions put in it
 * @param moment the end, by the device's clock
 * @param open how long the open stretch of the clock has lasted
 * @param elapsed what the mock took in all
 * @throws Failure `mock-sealed`
 */
export async function finishMock(
	mock: Pick<Mock, 'id' | 'fields'>,
	marks: readonly Marked[],
	asked: readonly Put[],
	moment: Date,
	{ open, elapsed }: { readonly open: number; readonly elapsed: number },
	feedback: Feedback
): Promise<Change> {
	refuseSealed(mock);
	const clock = stopClock(mock.fields.clock, moment.getTime(), open);
	const ended = { at: moment.toISOString(), on: calendarDateOf(moment), elapsed: Math.round(elapsed) };
	const finished: Finished = {
		...ended,
		marks: marksOf(marks),
		sha256: await sealOf({ ...mock.fields, clock }, ended, marks, asked)
	};
	return {
		name: 'finish-mock',
		edits: [{ op: 'edit', id: mock.id, fields: { clock, finished, ...feedback } }]
	};
}

/** Whether a finished mock, its marks and the questions put in it are still what was sealed. */
export async function sealHolds(
	{ fields }: Mock,
	marks: readonly Marked[],
	asked: readonly Put[]
): Promise<boolean> {
	const { finished } = fields;
	if (!finished) return true;
	const { at, on, elapsed, sha256 } = finished;
	const same = JSON.stringify(marksOf(marks)) === JSON.stringify(sorted(finished.marks));
	return same && sha256 === (await sealOf(fields, { at, on, elapsed }, marks, asked));
}

const sorted = (marks: Finished['marks']) =>
	Object.fromEntries(Object.entries(marks).sort(([a], [b]) => (a < b ? -1 : 1)));

/** The words to the apprentice are not sealed: a tutor may still find better ones. */
function sealOf(
	mock: Fields<'mock'>,
	ended: Omit<Finished, 'marks' | 'sha256'>,
	marks: readonly Marked[],
	asked: readonly Put[]
) {
	const { under, method, part, conductor, role, attempt, startedAt, clock, contact, exempt } = mock;
	const items = marks
		.filter(({ deleted }) => !deleted)
		.map(({ fields: { of, item, mark, elapsed, note, noteElapsed } }) => ({
			...{ of, item, mark, elapsed, note, noteElapsed }
		}))
		.sort((a, b) => (`${a.of} ${a.item}` < `${b.of} ${b.item}` ? -1 : 1));
	const questions = asked
		.filter(({ deleted }) => !deleted)
		.map(({ id, fields }) => ({ id, ...fields }))
		.sort((a, b) => (a.id < b.id ? -1 : 1));
	return seal({
		...{ under, method, part, conductor, role, attempt, startedAt, clock, contact, exempt },
		...ended,
		marks: items,
		// Left out where there are none, as in mocks that were sealed before questions were kept.
		...(questions.length > 0 ? { questions } : {})
	});
}

/** Puts a sealed mark right, in a row of its own that says who, when and why. */
export function correctMock(
	mock: Mock,
	correction: Omit<Fields<'correction'>, 'mock'>,
	newId: () => string
): Change {
	if (!mock.fields.finished) throw new Failure('unexpected', 'a running mock is marked, not corrected');
	const fields = { ...correction, mock: mock.id, why: correction.why.trim() };
	return { name: 'correct-mock', edits: [{ op: 'create', kind: 'correction', id: newId(), fields }] };
}

/** The tutor's words, which stay open after the seal. */
export function writeFeedback(mock: Mock, feedback: Partial<Feedback>): Change {
	return { name: 'write-feedback', edits: [{ op: 'edit', id: mock.id, fields: { ...feedback } }] };
}

/** Hands the result to the apprentice, with the words as they stand. */
export function releaseMock(mock: Mock, moment: Date): Change {
	if (!mock.fields.finished) throw new Failure('unexpected', 'a running mock has no result yet');
	return {
		name: 'release-mock',
		edits: [{ op: 'edit', id: mock.id, fields: { released: moment.toISOString() } }]
	};
}

/** Takes a released result back. A file that went out in the meantime stays with whoever has it. */
export function recallMock({ id }: Mock): Change {
	return { name: 'recall-mock', edits: [{ op: 'edit', id, fields: { released: null } }] };
}
