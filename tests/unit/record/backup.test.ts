import { describe, expect, it } from 'vitest';
import { backupIsDue, hasUnsaved, quietFrom, type BackupFacts } from '#lib/record/backup.ts';

const fresh: BackupFacts = { last: null, position: 7, since: '2026-05-01', quietUntil: null };
const saved: BackupFacts = { ...fresh, last: { on: '2026-06-01', position: 7, readOn: null } };

describe('a copy of a record outside this device', () => {
	it.for<[string, BackupFacts, string, boolean]>([
		['was never made, and the record is fourteen days old', fresh, '2026-05-15', false],
		['was never made, and the record is fifteen days old', fresh, '2026-05-16', true],
		['holds everything, however old it is', saved, '2027-06-01', false],
		['lacks a change, but is fourteen days old', { ...saved, position: 8 }, '2026-06-15', false],
		['lacks a change, and is fifteen days old', { ...saved, position: 8 }, '2026-06-16', true],
		['lacks a change, and the clock was set back a year', { ...saved, position: 8 }, '2025-06-16', false],
		['was put off until tomorrow', { ...fresh, quietUntil: '2026-06-11' }, '2026-06-10', false],
		['was put off until today', { ...fresh, quietUntil: '2026-06-11' }, '2026-06-11', true],
		['was never made, and nothing was ever written', { ...fresh, position: 0 }, '2027-01-01', false]
	])('%s', ([, facts, today, due]) => {
		expect(backupIsDue(facts, today)).toBe(due);
	});

	it('is behind once the journal has gone on', () => {
		expect([hasUnsaved(saved), hasUnsaved({ ...saved, position: 8 }), hasUnsaved(fresh)]).toEqual([
			false,
			true,
			true
		]);
	});

	it('is not asked for again for a week', () => {
		expect(quietFrom('2026-12-28')).toBe('2027-01-04');
	});
});
