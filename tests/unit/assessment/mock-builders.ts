/** Mocks without marks, checked by the schema. */
import { row } from '#lib/record/schema.ts';
import type { Fields, Mock } from '#lib/record/rows.ts';
import { anEvidence } from './builders.ts';

const at = '2026-03-01T10:00:00Z';

export interface MockPlan extends Partial<Pick<Fields<'mock'>, 'part' | 'attempt' | 'under' | 'released'>> {
	/** The day on which it was finished; null while it runs. */
	readonly on?: string | null;
}

/** By default a first attempt that was finished, and released to the apprentice. */
export function aMock(id: string, method: string, { on = '2026-03-01', ...plan }: MockPlan = {}): Mock {
	const fields = {
		under: 'st9999-guild',
		method,
		part: null,
		conductor: 'person-02',
		role: 'tutor',
		attempt: 'first',
		startedAt: at,
		clock: [{ state: 'running', from: at, to: null, ms: null, counted: true, reason: '' }],
		contact: [],
		exempt: [],
		finished: on === null ? null : { at, on, elapsed: 60_000, marks: {}, sha256: '0'.repeat(64) },
		strengths: '',
		gaps: '',
		actions: '',
		released: at,
		...plan
	};
	return row.parse({ ...anEvidence(id), kind: 'mock', fields }) as Mock;
}
