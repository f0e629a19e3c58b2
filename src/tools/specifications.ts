/** Prints the built-in specifications: `--json` as data for tools, else a line each. */
import { join } from 'node:path';
import { loadContent } from './content/load.ts';
import { printProblems } from './content/problems.ts';

const { specifications, problems } = await loadContent(join(process.cwd(), 'content'));
if (problems.length > 0) {
	printProblems(problems);
	process.exit(1);
}

if (process.argv.includes('--json')) {
	const summary = specifications.map((specification) => ({
		id: specification.id,
		standard: specification.standard.reference,
		level: specification.standard.level,
		organisation: specification.organisation.name,
		methods: specification.methods.map((method) => {
			const highest = method.grading.kind === 'criteria' ? method.grading.steps.at(-1) : undefined;
			return {
				id: method.id,
				name: method.name,
				weighting: method.weighting,
				distinction: highest
					? { atLeast: highest.atLeast === 'all' ? highest.outOf : highest.atLeast, of: highest.outOf }
					: null,
				criteria: specification.criteria
					.filter((criterion) => criterion.method === method.id)
					.map(({ id, grade, part, alternative }) => ({ id, grade, part, alternative }))
			};
		}),
		ksbs: specification.ksbs.map(({ id, method }) => ({ id, method }))
	}));
	console.log(JSON.stringify(summary, null, 2));
} else {
	for (const { id, standard, organisation, criteria, ksbs } of specifications) {
		console.log(
			`${id}: ${standard.reference} ${standard.title}, ${organisation.name}; ${criteria.length} criteria, ${ksbs.length} KSBs`
		);
	}
}
