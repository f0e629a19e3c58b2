/** Practice alone: a mock without a tutor, made of questions that are laid out to be asked one by one. */
import { layOutQuestions } from './asked.ts';
import type { Change } from './change.ts';
import { startMock, type MockPlan } from './mock.ts';
import type { Asked, Mock } from './rows.ts';

export interface PracticePlan {
	/** The specification's id. */
	readonly under: string;
	readonly method: string;
	/** The apprentice's row. */
	readonly apprentice: string;
	/** As the bank has them; what is practised stays as it was put, even where the bank changes. */
	readonly questions: readonly { readonly id: string; readonly text: string }[];
}

/**
 * @param wall the moment at which its clock starts, in milliseconds since 1970
 * @param newId makes row ids
 */
export function startPractice(
	{ under, method, apprentice, questions }: PracticePlan,
	wall: number,
	newId: () => string
): { mock: string; change: Change } {
	const plan: MockPlan = {
		...{ under, method, part: null, attempt: 'practice', role: 'apprentice', contact: [], exempt: [] },
		conductor: { id: apprentice }
	};
	const { mock, change } = startMock(plan, wall, newId);
	return { mock, change: { ...change, edits: [...change.edits, ...layOutQuestions(mock, questions)] } };
}

/** Whether it is questions that are practised, and not a mark sheet that the apprentice fills in alone. */
export function isQuestionPractice(mock: Mock, asked: readonly Asked[]): boolean {
	return mock.fields.attempt === 'practice' && asked.some(({ fields }) => fields.mock === mock.id);
}

/** The questions that were practised alone, over all such mocks. */
export function askedAlone(mocks: readonly Mock[], asked: readonly Asked[]): Asked[] {
	const alone = new Set(mocks.filter(({ fields }) => fields.attempt === 'practice').map(({ id }) => id));
	return asked.filter(({ fields }) => alone.has(fields.mock));
}
