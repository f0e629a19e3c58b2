/**
 * Leaves out of mutation testing what the types prove to be unreachable: the last branch of an exhaustive
 * `switch`, which ends in `satisfies never`.
 */
const unreachable = {
	/**
	 * Stryker asks for each piece of the syntax tree; a sentence means: leave it out, for this reason.
	 * @param {{ node: { type: string, test?: unknown, consequent?: unknown } }} path
	 */
	shouldIgnore({ node }) {
		if (node.type !== 'SwitchCase' || node.test !== null) return undefined;
		const ends = JSON.stringify(node.consequent);
		return ends.includes('"TSNeverKeyword"') ? 'the types prove that no value comes here' : undefined;
	}
};

export const strykerPlugins = [{ kind: 'Ignore', name: 'unreachable', value: unreachable }];
