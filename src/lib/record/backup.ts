/** When a copy of a record that is kept outside this device is old enough to speak of it. */
import { addDays, daysBetween } from './dates.ts';
import type { CalendarDate } from './rows.ts';

/** The last copy of a record that this device wrote. */
export interface Backup {
	readonly on: CalendarDate;
	/** Where the record's journal stood. */
	readonly position: number;
	/** The day on which a file with all of that was read again from end to end; null where none was. */
	readonly readOn: CalendarDate | null;
}

export interface BackupFacts {
	readonly last: Backup | null;
	/** Where the record's journal stands now. */
	readonly position: number;
	/** The day on which the record came to be. */
	readonly since: CalendarDate;
	/** Somebody wished to hear no more of it before this day. */
	readonly quietUntil: CalendarDate | null;
}

const oldDays = 14;
const quietDays = 7;

/** Whether something was changed that the last copy does not hold. */
export function hasUnsaved({ last, position }: BackupFacts): boolean {
	return position > (last?.position ?? 0);
}

/**
 * Whether it is time to say that a copy is missing.
 *
 * @param today a clock that was set back makes nothing old
 */
export function backupIsDue(facts: BackupFacts, today: CalendarDate): boolean {
	const { last, since, quietUntil } = facts;
	if (!hasUnsaved(facts) || (quietUntil !== null && today < quietUntil)) return false;
	return daysBetween(last?.on ?? since, today) > oldDays;
}

/** The first day on which a reminder that was put off may come again. */
export function quietFrom(today: CalendarDate): CalendarDate {
	return addDays(today, quietDays);
}
