/** What finished mocks decide, as the predictions take it. */
import { finalMarks } from '#lib/record/mock-marks.ts';
import type { Correction, Mock } from '#lib/record/rows.ts';
import type { RequirementKey } from '#lib/specification/types.ts';
import type { Decision } from './prediction.ts';

/**
 * The decisions of finished mocks that a tutor ran. What an apprentice practised alone is kept out; so is
 * a question that nobody came back to, since it is neither met nor not met.
 *
 * Costs as much as there are mocks and corrections: the single marks are not read.
 */
export function mockDecisions(mocks: readonly Mock[], corrections: readonly Correction[]): Decision[] {
	return mocks.flatMap((mock) => {
		const { finished, role, attempt } = mock.fields;
		if (!finished || role !== 'tutor' || attempt === 'practice') return [];
		return Object.entries(finalMarks(mock, corrections)).flatMap(([requirement, mark]): Decision[] => {
			if (mark === 'question') return [];
			const verdict = mark === 'not-met' ? 'not-met' : 'met';
			return [{ requirement: requirement as RequirementKey, verdict, from: 'mock', on: finished.on }];
		});
	});
}
