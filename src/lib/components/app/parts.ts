/**
 * Of which records only a part is on this device, as a review file brought it: grades and coverage cannot be told
 * from that part. It is no part of a record; where a browser keeps nothing, nothing is said.
 */
export type PartSent = 'method' | 'claims';

const name = (recordId: string) => `waymark.part.${recordId}`;

/** What was sent of a record; null where all of it is here. */
export function partSent(recordId: string): PartSent | null {
	try {
		const found = localStorage.getItem(name(recordId));
		return found === 'method' || found === 'claims' ? found : null;
	} catch {
		return null;
	}
}

/** Notes what came of a record that was not here before; null once all of it has come. */
export function notePart(recordId: string, part: PartSent | null): void {
	try {
		if (part) localStorage.setItem(name(recordId), part);
		else localStorage.removeItem(name(recordId));
	} catch {
		// Private windows may keep nothing.
	}
}
