/**
 * A form that is checked when it is sent, and from then on as it changes. A day or time that the browser cannot
 * read has no value for a rule to look at: its field, found by its `name`, is wrong until it is typed anew.
 */
import { focusFirstProblem } from '#lib/components/app/focus.ts';
import type { WayProblem, WayProblems } from '#lib/record/way-problems.ts';

export class CheckedForm<Name extends string> {
	readonly #find: () => WayProblems<Name>;
	#sent = $state(false);
	#unread: Readonly<Record<string, WayProblem>> = $state.raw({});
	readonly problems = $derived.by((): WayProblems<Name> => ({
		...(this.#sent ? this.#find() : {}),
		...this.#unread
	}));

	/** @param find what the rules find wrong, by field */
	constructor(find: () => WayProblems<Name>) {
		this.#find = find;
	}

	/** To be asked first when the form is sent. Where something is wrong, the first such field has the focus. */
	passes(event: SubmitEvent): boolean {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		this.#sent = true;
		this.#unread = Object.fromEntries(
			[...form.querySelectorAll('input')]
				.filter(({ validity }) => validity.badInput)
				.map(({ name, type }) => [name, type === 'time' ? 'time-impossible' : 'date-impossible'])
		);
		const passes = Object.keys(this.problems).length === 0;
		if (!passes) void focusFirstProblem(form);
		return passes;
	}

	/** For `oninput` of the form: what is typed anew is wrong no longer. */
	readonly typed = ({ target }: Event): void => {
		if (!(target instanceof HTMLInputElement)) return;
		const others = Object.entries(this.#unread).filter(([name]) => name !== target.name);
		this.#unread = Object.fromEntries(others);
	};

	/** Nothing is wrong until it is sent again. */
	startAfresh(): void {
		this.#sent = false;
	}
}
