/** Who says something on this page: the fields to fill in, and what is wrong with them. */
import type { Speaker } from '#lib/record/facts.ts';
import { speakerProblems } from '#lib/record/fact-problems.ts';
import type { Role } from '#lib/record/rows.ts';
import type { Telling } from './Telling.ts';

export class SpeakerDraft {
	name = $state('');
	on = $state('');
	role: Role = $state('apprentice');
	/** Mistakes are shown once somebody has tried to save. */
	tried = $state(false);
	readonly #telling: Telling;
	readonly problems = $derived.by(() =>
		this.tried ? speakerProblems({ name: this.name, on: this.on }, this.#telling.today) : {}
	);

	/**
	 * Begins with the person who is here, where theirs is one of the roles; else with the one person whom the
	 * record knows in the first of them.
	 */
	constructor(telling: Telling, roles: readonly [Role, ...Role[]]) {
		this.#telling = telling;
		const { here } = telling;
		const isHere = roles.includes(here.role);
		this.role = isHere ? here.role : roles[0];
		this.on = telling.today;
		const known = telling.people.filter(({ fields }) => fields.roles.includes(this.role));
		this.name = isHere ? here.name : known.length === 1 ? (known[0]?.fields.name ?? '') : '';
	}

	get names(): string[] {
		return [...new Set(this.#telling.people.map(({ fields }) => fields.name))].sort();
	}

	/** The speaker as typed, or null where something is wrong, which then shows. */
	take(): Speaker | null {
		this.tried = true;
		if (Object.keys(this.problems).length > 0) return null;
		this.tried = false;
		return { name: this.name.trim(), role: this.role, on: this.on };
	}
}
