/** Checks of practice content that no schema can make: ids, references, and what a list must not leave out. */
import type { ContentProblem } from './compile.ts';
import { unknown } from './mistakes.ts';
import type { SpecificationSource, StandardSource } from './schema.ts';

type Path = (string | number)[];
type Report = (path: Path, message: string) => void;
type QuestionSource = SpecificationSource['questions'][number];
type TemplateSource = SpecificationSource['templates'][number];

/** What may be named from one document. */
interface Known {
	readonly methods: ReadonlyMap<string, ReadonlySet<string>>;
	readonly areas: ReadonlySet<string>;
	/** Criteria and KSBs, and the printed id of one that goes by another name here. */
	readonly requirements: ReadonlySet<string>;
	readonly renamed: Readonly<Record<string, string>>;
}

/** All mistakes in the practice content of a standard and of a specification over it. */
export function checkPractice(standard: StandardSource, source: SpecificationSource): ContentProblem[] {
	const problems: ContentProblem[] = [];
	const inStandard: Report = (path, message) => problems.push({ document: 'standard', path, message });
	const inSpecification: Report = (path, message) =>
		problems.push({ document: 'specification', path, message });

	const { renamed } = source.standardCriteria;
	const areas = new Set(standard.areas.map(({ id }) => id));
	const parts = (of: SpecificationSource['methods'][number]) => new Set(of.parts.map(({ id }) => id));
	const own = [...standard.ksbs, ...standard.criteria].map(({ id }) => id);
	const ofStandard: Known = {
		// Parts belong to an organisation, so a standard can name none.
		methods: new Map(source.methods.map(({ id }) => [id, new Set<string>()])),
		areas,
		requirements: new Set(own),
		renamed: {}
	};
	const ofSpecification: Known = {
		methods: new Map(source.methods.map((method) => [method.id, parts(method)])),
		areas,
		requirements: new Set([
			...own.filter((id) => !Object.hasOwn(renamed, id)),
			...Object.values(renamed),
			...source.criteria.map(({ id }) => id)
		]),
		renamed
	};

	for (const list of ['forms', 'checklists', 'deadlines', 'topics'] as const)
		checkDoubles(source[list], [list], inSpecification);
	for (const list of ['questions', 'templates'] as const) {
		checkDoubles(standard[list], [list], inStandard);
		const taken = new Set(standard[list].map(({ id }) => id));
		checkDoubles(source[list], [list], inSpecification, taken);
	}
	checkTerms(standard, inStandard);
	checkTerms(source, inSpecification);
	checkGateway(source, inSpecification);
	source.days.forEach(({ method }, index) =>
		checkKnown('method', method, idsOf(source.methods), ['days', index, 'method'], inSpecification)
	);
	checkResits(source, inSpecification);
	checkForms(source, inSpecification);
	checkChecklists(source, ofSpecification, inSpecification);
	checkQuestions(standard.questions, ofStandard, inStandard);
	checkQuestions(source.questions, ofSpecification, inSpecification);
	checkTemplates(standard.templates, ofStandard, inStandard);
	checkTemplates(source.templates, ofSpecification, inSpecification);
	source.deadlines.forEach(({ printed, reading }, index) => {
		if (!printed && reading === undefined)
			inSpecification(
				['deadlines', index],
				'the handbook prints no day to count from: say in reading which one we chose'
			);
	});
	return problems;
}

function checkGateway({ gateway, methods, deadlines, forms, evidence }: SpecificationSource, report: Report) {
	if (!gateway) return;
	checkDoubles(gateway.items, ['gateway', 'items'], report);
	const known = { method: idsOf(methods), deadline: idsOf(deadlines), form: idsOf(forms) };
	gateway.items.forEach(({ due, check }, index) => {
		const at = (...path: Path) => ['gateway', 'items', index, ...path];
		if (due !== 'gateway')
			checkKnown('deadline', due.deadline, known.deadline, at('due', 'deadline'), report);
		switch (check.kind) {
			case 'covered':
				return checkKnown('method', check.method, known.method, at('check', 'method'), report);
			case 'form':
				return checkKnown('form', check.form, known.form, at('check', 'form'), report);
			case 'certificate':
				return checkDoubles(check.alternatives, at('check', 'alternatives'), report);
			case 'pieces':
				if (evidence.pieces?.minimum === undefined && evidence.pieces?.maximum === undefined)
					report(
						at('check'),
						'evidence.pieces says neither the fewest nor the most, so there is nothing to check'
					);
				return;
			case 'duration':
			case 'declared':
				return;
			default:
				return check satisfies never;
		}
	});
}

function checkResits({ resits, methods, deadlines, forms }: SpecificationSource, report: Report) {
	if (!resits) return;
	const known = { method: idsOf(methods), deadline: idsOf(deadlines), form: idsOf(forms) };
	const at = (...path: Path) => ['resits', ...path];
	const { until, exceptionalBy, training } = resits;
	if (until !== undefined) checkKnown('deadline', until, known.deadline, at('until'), report);
	if (exceptionalBy !== undefined)
		checkKnown('deadline', exceptionalBy, known.deadline, at('exceptionalBy'), report);
	if (training && training.maximumMonths < training.minimumMonths)
		report(at('training'), 'the most months are fewer than the fewest');
	resits.ways.forEach(({ before }, way) =>
		before.forEach(({ form }, index) => {
			if (form !== undefined)
				checkKnown('form', form, known.form, at('ways', way, 'before', index, 'form'), report);
		})
	);
	resits.methods.forEach(({ method, by }, index) => {
		checkKnown('method', method, known.method, at('methods', index, 'method'), report);
		if (by !== undefined) checkKnown('deadline', by, known.deadline, at('methods', index, 'by'), report);
	});
}

/** What a field may be filled from, as `record/form-fill.ts` understands it. */
const fills = [
	/^(apprentice|employer|provider|assessor)\.(name|organisation|uln|phone|email)$/,
	/^specification\.title$/,
	/^dates\.(start|gateway|assessment|observation|discussion|interview|decision|born|end|review)$/,
	/^certificates\.(english|maths)\.(achieved|date|name)$/,
	/^signature\.(name|date)$/
];

/** Whether the record can fill a field from this; what it names has to be in the specification. */
function canFill(fill: string, { gateway, methods }: SpecificationSource): boolean {
	const [of, what = '', more = '', part] = fill.split('.');
	const method = methods.find(({ id }) => id === (of === 'evidence' ? more : what));
	switch (of) {
		case 'gateway':
			return gateway?.items.some(({ id }) => id === what) ?? false;
		case 'grades':
		case 'graded':
			return method !== undefined && (more === '' || method.parts.some(({ id }) => id === more));
		case 'ksbs':
			return method !== undefined;
		case 'evidence':
			return (
				part === undefined && (more === '' || method !== undefined) && /^(pieces|list|mapping)$/.test(what)
			);
		default:
			return fills.some((form) => form.test(fill));
	}
}

function checkForms(source: SpecificationSource, report: Report) {
	const { forms } = source;
	forms.forEach(({ sections }, f) => {
		const taken = new Set<string>();
		const signatures = new Set(
			sections.flatMap(({ fields }) => fields.flatMap(({ id, kind }) => (kind === 'signature' ? id : [])))
		);
		sections.forEach(({ fields }, s) => {
			checkDoubles(fields, ['forms', f, 'sections', s, 'fields'], report, taken);
			fields.forEach((field, n) => {
				taken.add(field.id);
				const at = (key: string) => ['forms', f, 'sections', s, 'fields', n, key];
				if (field.kind === 'signature' && field.who === undefined)
					report(at('kind'), 'say with who whose signature it is');
				if (field.kind === 'choice' && field.options.length < 2)
					report(at('kind'), 'a choice needs two options or more');
				if (field.kind === 'table' && field.columns.length === 0) report(at('kind'), 'a table needs columns');
				if (field.fill !== undefined && !canFill(field.fill, source))
					report(at('fill'), `the record cannot fill in "${field.fill}"`);
				if (field.beside !== undefined && !signatures.has(field.beside))
					report(at('beside'), `there is no signature "${field.beside}" in this form`);
				if (field.fill?.startsWith('signature.') && field.beside === undefined)
					report(at('fill'), 'say with beside which signature is meant');
				if (field.cells.length > 0 && field.cells.length !== field.columns.length)
					report(at('cells'), 'each column has one cell');
			});
		});
	});
}

function checkChecklists({ checklists }: SpecificationSource, known: Known, report: Report) {
	checklists.forEach((list, index) => {
		checkPlace(list, known, ['checklists', index], report);
		list.groups.forEach(({ items }, g) =>
			items.forEach(({ criterion, text }, n) => {
				const at = ['checklists', index, 'groups', g, 'items', n];
				if (criterion !== undefined) checkRequirement(criterion, known, [...at, 'criterion'], report);
				else if (text === undefined) report(at, 'an item is a criterion or a text');
			})
		);
	});
}

function checkQuestions(questions: readonly QuestionSource[], known: Known, report: Report) {
	questions.forEach((question, index) => {
		checkPlace(question, known, ['questions', index], report);
		question.draws.forEach((id, n) => checkRequirement(id, known, ['questions', index, 'draws', n], report));
	});
}

function checkTemplates(templates: readonly TemplateSource[], known: Known, report: Report) {
	templates.forEach((template, index) => {
		checkPlace(template, known, ['templates', index], report);
		const taken = new Set<string>();
		template.sections.forEach(({ prompts }, s) => {
			const at = ['templates', index, 'sections', s, 'prompts'];
			checkDoubles(prompts, at, report, taken);
			prompts.forEach(({ id, draws, kind, columns }, n) => {
				taken.add(id);
				if (kind === 'table' && columns.length === 0) report([...at, n, 'kind'], 'a table needs columns');
				draws.forEach((one, d) => checkRequirement(one, known, [...at, n, 'draws', d], report));
			});
		});
	});
}

function checkPlace(
	{
		method,
		part,
		area
	}: { method?: string | undefined; part?: string | undefined; area?: string | undefined },
	known: Known,
	at: Path,
	report: Report
) {
	if (area !== undefined) checkKnown('area', area, known.areas, [...at, 'area'], report);
	if (method !== undefined)
		checkKnown('method', method, new Set(known.methods.keys()), [...at, 'method'], report);
	if (part === undefined) return;
	if (method === undefined) return report([...at, 'part'], 'say the method of this part too');
	const parts = known.methods.get(method);
	if (parts?.size === 0) report([...at, 'part'], `${method} has no parts here: take this line out`);
	else if (parts) checkKnown(`part of ${method}`, part, parts, [...at, 'part'], report);
}

function checkRequirement(id: string, known: Known, at: Path, report: Report) {
	const here = known.renamed[id];
	if (here !== undefined && !known.requirements.has(id))
		report(at, `${id} is called ${here} here: use that id`);
	else checkKnown('criterion or KSB', id, known.requirements, at, report);
}

function checkTerms({ glossary }: Pick<StandardSource, 'glossary'>, report: Report) {
	const taken = new Set<string>();
	glossary.forEach(({ term }, index) => {
		if (taken.has(term.toLowerCase()))
			report(['glossary', index, 'term'], `${term} is explained twice: keep one`);
		taken.add(term.toLowerCase());
	});
}

function idsOf(items: readonly { readonly id: string }[]): ReadonlySet<string> {
	return new Set(items.map(({ id }) => id));
}

/** @param taken ids that others hold already */
function checkDoubles(
	items: readonly { readonly id: string }[],
	at: Path,
	report: Report,
	taken: ReadonlySet<string> = new Set()
) {
	const seen = new Set(taken);
	items.forEach(({ id }, index) => {
		if (seen.has(id))
			report([...at, index, 'id'], `the id ${id} is taken already: give each item an id of its own`);
		seen.add(id);
	});
}

function checkKnown(what: string, id: string, known: ReadonlySet<string>, at: Path, report: Report) {
	if (!known.has(id)) report(at, unknown(what, id, known));
}
