/** What is wrong with a file, and where in it, in words for people. */
export interface FileProblem {
	readonly where: string;
	readonly what: string;
}

/** Thrown inside this room where reading cannot go on; those who call it get it as a value. */
export class Refusal extends Error {
	readonly problem: FileProblem;

	constructor(where: string, what: string) {
		super(`${where}: ${what}`);
		this.name = 'Refusal';
		this.problem = { where, what };
	}
}

/** Enough to see what happened to a file; a list of thousands helps nobody. */
const mostProblems = 50;

export class FileProblems {
	readonly list: FileProblem[] = [];

	add(where: string, what: string): void {
		if (this.list.length < mostProblems) this.list.push({ where, what });
	}

	get full(): boolean {
		return this.list.length >= mostProblems;
	}

	/** Runs one part of a check; what it refuses is noted, and anything else that it throws as well. */
	async attempt<T>(where: string, run: () => Promise<T>): Promise<T | undefined> {
		try {
			return await run();
		} catch (thrown) {
			if (thrown instanceof Refusal) this.add(thrown.problem.where, thrown.problem.what);
			else this.add(where, 'It could not be read to its end. Copy the file again from where it came.');
			return undefined;
		}
	}
}
