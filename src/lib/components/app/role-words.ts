/** Roles as they are named on screen. */
import type { Role } from '#lib/record/rows.ts';

/** The roles in which somebody beside the apprentice can be here. */
export const guestRoles = ['tutor', 'employer', 'provider', 'assessor'] as const;
export type GuestRole = (typeof guestRoles)[number];

const words: Record<Role, string> = {
	apprentice: 'apprentice',
	tutor: 'tutor',
	employer: 'employer',
	provider: 'training provider',
	assessor: 'assessor'
};

/** "tutor", as it stands within a sentence. */
export function roleWord(role: Role): string {
	return words[role];
}
