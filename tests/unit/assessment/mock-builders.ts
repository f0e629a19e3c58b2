/** Mocks without marks. */
import type { Fields, Mock } from '#lib/record/rows.ts';
import { aRow } from '../../support/rows.ts';
import { anEvidence } from './builders.ts';

const at = '2026-03-01T10:00:00Z';

export interface MockPlan extends Partial<Pick<Fields<'mock'>, 'part' | 'attempt' | 'under' | 'released'>> {
	/** The day on which it was finished; null while it runs. */
	readonly on?: string | null;
}

/** By default a first attempt that was finished, and released to the apprentice. */
export function aMock(id: string, method: string, { on = '2026-03-01', ...plan }: MockPlan = {}): Mock {
	const finished = on === null ? null : { at, on, elapsed: 60_000, marks: {}, sha256: '0'.repeat(64) };
	return aRow('mock', anEvidence(id).id, { method, finished, released: at, ...plan });
}
