/** What must hold of a row beyond its schema before two copies of it can be joined. */
import type { Row } from './rows.ts';
import { hasSeen } from './versions.ts';

/**
 * What is wrong with the stamps of a row that came from elsewhere, in words; null where nothing is. A
 * field without a stamp would be lost in joining, and one that its own vector has not seen would come back.
 *
 * @param mostCounter beyond which no device can have counted
 */
export function stampProblem(row: Row, mostCounter: number): string | null {
	// The one word that a device id could be and that every object answers to.
	if (Object.hasOwn(row.version, 'constructor')) return 'a device is called “constructor”';
	if (Object.values(row.version).some((counter) => counter > mostCounter))
		return 'a counter is impossibly high';
	const fields = [...Object.keys(row.fields), 'deleted'];
	const stamped = Object.keys(row.stamps);
	const missing = fields.find((field) => !Object.hasOwn(row.stamps, field));
	if (missing !== undefined) return `the field “${missing}” does not say which change wrote it`;
	if (stamped.length !== fields.length) return 'it says who wrote a field that it does not have';
	if (Object.keys(row.conflicts).some((field) => !Object.hasOwn(row.stamps, field)))
		return 'it keeps two values of a field that it does not have';
	const stamps = [
		...Object.values(row.stamps),
		...Object.values(row.conflicts)
			.flat()
			.map((value) => value.stamp)
	];
	return stamps.every((stamp) => hasSeen(row.version, stamp))
		? null
		: 'it holds a change that its own version has not seen';
}
