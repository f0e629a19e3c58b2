/** Who sits at this device, for each record: kept for as long as the tab lives, and in no other tab. */
import type { Hand } from '#lib/record/people.ts';

const key = 'waymark.here';

export class WhoIsHere {
	#hands = $state.raw<Readonly<Record<string, Hand>>>(kept());

	/** Null while nobody but the apprentice has said that they are here. */
	of(recordId: string): Hand | null {
		return this.#hands[recordId] ?? null;
	}

	/** @param hand null where it is the apprentice again */
	set(recordId: string, hand: Hand | null): void {
		const others = Object.entries(this.#hands).filter(([id]) => id !== recordId);
		this.#hands = Object.fromEntries(hand ? [...others, [recordId, hand]] : others);
		try {
			sessionStorage.setItem(key, JSON.stringify(this.#hands));
		} catch {
			// A browser that keeps nothing: then it holds until the page is loaded again.
		}
	}
}

function kept(): Record<string, Hand> {
	try {
		const found: unknown = JSON.parse(globalThis.sessionStorage?.getItem(key) ?? '{}');
		const hands = Object.entries(found as object).filter(([, hand]) => isHand(hand));
		return Object.fromEntries(hands) as Record<string, Hand>;
	} catch {
		return {};
	}
}

function isHand(value: unknown): value is Hand {
	const { person, name, role } = (value ?? {}) as Record<string, unknown>;
	const named = typeof name === 'string' && (person === null || typeof person === 'string');
	return named && ['tutor', 'employer', 'provider', 'assessor'].includes(role as string);
}
