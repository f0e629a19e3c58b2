/** Ends a mock: everything is on disk, then it is sealed. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import { attested } from '#lib/components/review/attested.ts';
import type { JournalEntry } from '#lib/record/change.ts';
import { endQuestion, openQuestion } from '#lib/record/asked.ts';
import { finishMock, type Feedback } from '#lib/record/mock-seal.ts';
import type { Mark } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';
import type { MockRun } from './MockRun.svelte.ts';
import type { Questioning } from './Questioning.svelte.ts';

/**
 * @returns null where it was gone or finished elsewhere meanwhile
 * @throws Failure where not every mark could be saved; the mock then goes on
 */
export async function finish(
	app: App,
	record: CurrentRecord,
	run: MockRun,
	questioning: Questioning,
	specification: Specification
): Promise<JournalEntry | null> {
	await run.flush();
	await questioning.flush();
	if (run.failure && run.unsaved + questioning.unsaved > 0) throw run.failure;
	run.clock.tick();
	const last = openQuestion(questioning.rows);
	if (last && !(await run.write((mock) => endQuestion(mock, last, run.clock.elapsed))) && run.failure)
		throw run.failure;
	// What another tab has marked belongs under the seal too.
	await record.refresh();
	const { mock } = run;
	if (!mock) return null;
	run.clock.tick();
	const time = { open: run.clock.open, elapsed: run.clock.elapsed };
	const change = await finishMock(
		mock,
		run.marks,
		questioning.rows,
		new Date(),
		time,
		draftOf(run.marks, specification)
	);
	const signed = await attested(app, record.id, change);
	const entry = await (await app.storage).write(record.id, signed, mock.fields.conductor);
	await record.refresh();
	await run.forget();
	return entry;
}

/** What the marks and notes say already, for the tutor to go on from. */
function draftOf(marks: readonly Mark[], specification: Specification): Feedback {
	const byKey = new Map(marks.filter(({ deleted }) => !deleted).map(({ fields }) => [fields.item, fields]));
	const grades = specification.grades.map(({ id }) => id);
	const lines = (wanted: (mark: Mark['fields'], level: number) => boolean) =>
		specification.criteria
			.flatMap(({ key, grade, text }) => {
				const mark = byKey.get(key);
				if (!mark || !wanted(mark, grades.indexOf(grade))) return [];
				return [`${text}${mark.note.trim() ? `\n  ${mark.note.trim()}` : ''}`];
			})
			.map((line) => `- ${line}`)
			.join('\n');
	return {
		strengths: lines(({ mark, note }, level) => isMet(mark) && (level > 1 || note.trim() !== '')),
		gaps: lines(({ mark }) => mark === 'not-met'),
		// Actions have a day and somebody who does them: they are agreed as rows of their own.
		actions: ''
	};
}

const isMet = (mark: Mark['fields']['mark']) => mark === 'met' || mark === 'commented';
