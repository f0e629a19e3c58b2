/** Checks what no schema can: that ids are unique, references lead somewhere and counts agree. */
import type { ContentProblem } from './compile.ts';
import { checkGrading, checkOverall } from './grading-references.ts';
import { unknown, type Report } from './mistakes.ts';
import { checkRanges } from './ranges.ts';
import type { CriterionSource, SpecificationSource, StandardSource } from './schema.ts';

/**
 * All mistakes of a standard and a specification over it.
 *
 * @param fromStandard the standard's criteria that the specification uses, under the ids it prints
 */
export function checkReferences(
	standard: StandardSource,
	source: SpecificationSource,
	fromStandard: readonly CriterionSource[]
): ContentProblem[] {
	const problems: ContentProblem[] = [];
	const report: Report = (document, path, message) => problems.push({ document, path, message });

	checkStandard(standard, source, report);
	checkStandardCriteria(standard, source, report);
	checkOwnCriteria(standard, source, fromStandard, report);
	checkSameLinks(standard, source, report);
	checkMethods(standard, source, fromStandard, report);
	checkGuidance(standard, source, fromStandard, report);
	checkRanges(source, report);
	return problems;
}

function checkStandard(standard: StandardSource, source: SpecificationSource, report: Report) {
	const areas = new Set(standard.areas.map((area) => area.id));
	const methods = new Set(source.methods.map((method) => method.id));
	const ksbs = new Set(standard.ksbs.map((ksb) => ksb.id));
	for (const list of ['areas', 'ksbs', 'criteria'] as const) {
		reportDoubles(standard[list], (index, id) => report('standard', [list, index, 'id'], doubled(id)));
	}
	standard.areas.forEach((area, index) => {
		if (area.method !== undefined && !methods.has(area.method))
			report('standard', ['areas', index, 'method'], unknown('method', area.method, methods));
	});
	standard.ksbs.forEach((ksb, index) => {
		if (!areas.has(ksb.area)) report('standard', ['ksbs', index, 'area'], unknown('area', ksb.area, areas));
		if (!methods.has(ksb.method))
			report('standard', ['ksbs', index, 'method'], unknown('method', ksb.method, methods));
	});
	standard.criteria.forEach((criterion, index) => {
		const at = (...path: (string | number)[]) => ['criteria', index, ...path];
		if (!methods.has(criterion.method))
			report('standard', at('method'), unknown('method', criterion.method, methods));
		if (criterion.area !== undefined && !areas.has(criterion.area))
			report('standard', at('area'), unknown('area', criterion.area, areas));
		if (criterion.part !== undefined)
			report('standard', at('part'), 'parts belong to an organisation: take this line out of the standard');
		criterion.links.forEach((link, n) => {
			if (!ksbs.has(link.to)) report('standard', at('links', n, 'to'), unknown('KSB', link.to, ksbs));
		});
	});
}

function checkStandardCriteria(standard: StandardSource, source: SpecificationSource, report: Report) {
	const ids = new Set(standard.criteria.map((criterion) => criterion.id));
	source.standardCriteria.without.forEach((id, index) => {
		if (!ids.has(id))
			report(
				'specification',
				['standardCriteria', 'without', index],
				unknown('criterion of the standard', id, ids)
			);
	});
	for (const id of Object.keys(source.standardCriteria.renamed)) {
		if (!ids.has(id))
			report(
				'specification',
				['standardCriteria', 'renamed', id],
				unknown('criterion of the standard', id, ids)
			);
	}
}

function checkOwnCriteria(
	standard: StandardSource,
	source: SpecificationSource,
	fromStandard: readonly CriterionSource[],
	report: Report
) {
	const methods = new Map(source.methods.map((method) => [method.id, method]));
	const areas = new Set(standard.areas.map((area) => area.id));
	const targets = new Set([...standard.ksbs, ...standard.criteria].map((requirement) => requirement.id));
	const contact = new Set(source.contact.map((kind) => kind.id));
	const grades = new Set([...source.grades.map((grade) => grade.id), 'expected']);

	const printed = [...fromStandard.map((criterion) => ({ id: criterion.id })), ...source.criteria];
	reportDoubles(printed, (index, id) => {
		const own = index - fromStandard.length;
		report('specification', own < 0 ? ['standardCriteria'] : ['criteria', own, 'id'], doubled(id));
	});
	fromStandard.forEach((criterion, index) => {
		if (!grades.has(criterion.grade))
			report('standard', ['criteria', index, 'grade'], unknown('grade', criterion.grade, grades));
		if (contact.size > 0 && criterion.alternative !== undefined && !contact.has(criterion.alternative))
			report(
				'standard',
				['criteria', index, 'alternative'],
				unknown('kind of contact', criterion.alternative, contact)
			);
	});
	source.criteria.forEach((criterion, index) => {
		const at = (...path: (string | number)[]) => ['criteria', index, ...path];
		const method = methods.get(criterion.method);
		if (method === undefined)
			report('specification', at('method'), unknown('method', criterion.method, new Set(methods.keys())));
		if (criterion.part !== undefined && method !== undefined) {
			const parts = new Set(method.parts.map((part) => part.id));
			if (!parts.has(criterion.part))
				report('specification', at('part'), unknown(`part of ${method.id}`, criterion.part, parts));
		}
		if (criterion.area !== undefined && !areas.has(criterion.area))
			report('specification', at('area'), unknown('area', criterion.area, areas));
		if (!grades.has(criterion.grade))
			report('specification', at('grade'), unknown('grade', criterion.grade, grades));
		if (criterion.alternative !== undefined && !contact.has(criterion.alternative))
			report('specification', at('alternative'), unknown('kind of contact', criterion.alternative, contact));
		criterion.links.forEach((link, n) => {
			if (!targets.has(link.to))
				report(
					'specification',
					at('links', n, 'to'),
					unknown('KSB or criterion of the standard', link.to, targets)
				);
		});
	});
}

/**
 * A requirement is *same* as one at most in each layer, from either end: *same* is passed on, so two that
 * are the same as a third would be the same as each other, and one claim would quietly become two.
 */
function checkSameLinks(standard: StandardSource, source: SpecificationSource, report: Report) {
	const ksbs = new Set(standard.ksbs.map((ksb) => ksb.id));
	const layers = [
		{ document: 'standard' as const, criteria: standard.criteria },
		{ document: 'specification' as const, criteria: source.criteria }
	];
	for (const { document, criteria } of layers) {
		const taken = new Map<string, string>();
		criteria.forEach((criterion, index) => {
			const layersUsed = new Set<boolean>();
			criterion.links.forEach((link, n) => {
				if (link.kind !== 'same') return;
				const isKsb = ksbs.has(link.to);
				const other = taken.get(link.to);
				const at = ['criteria', index, 'links', n];
				if (other !== undefined)
					report(
						document,
						at,
						`${other} is the same as ${link.to} already, so the two would be the same: use part`
					);
				else if (layersUsed.has(isKsb))
					report(
						document,
						at,
						`${criterion.id} is the same as another ${isKsb ? 'KSB' : 'criterion'} already: use part`
					);
				taken.set(link.to, other ?? criterion.id);
				layersUsed.add(isKsb);
			});
		});
	}
}

function checkMethods(
	standard: StandardSource,
	source: SpecificationSource,
	fromStandard: readonly CriterionSource[],
	report: Report
) {
	const areas = new Set(standard.areas.map((area) => area.id));
	const ladder = source.grades.map((grade) => grade.id);
	const all = [...fromStandard, ...source.criteria];
	for (const list of ['grades', 'contact', 'methods'] as const)
		reportDoubles(source[list], (index, id) => report('specification', [list, index, 'id'], doubled(id)));
	// What was left out or given as a mark is kept by the id of a method or part alone.
	const graded = source.methods.flatMap((method, m) => [
		{ id: method.id, at: null },
		...method.parts.map(({ id }, p) => ({ id, at: ['methods', m, 'parts', p, 'id'] }))
	]);
	reportDoubles(graded, (index, id) => {
		const at = graded[index]?.at;
		if (at) report('specification', at, doubled(id));
	});

	source.methods.forEach((method, m) => {
		method.covers?.areas.forEach((area, n) => {
			if (!areas.has(area))
				report('specification', ['methods', m, 'covers', 'areas', n], unknown('area', area, areas));
		});
		const ofMethod = all.filter((criterion) => criterion.method === method.id);
		checkGrading(method.grading, ofMethod, ladder, ['methods', m, 'grading'], report);
		method.parts.forEach((part, p) => {
			const ofPart = ofMethod.filter((criterion) => criterion.part === part.id);
			checkGrading(part.grading, ofPart, ladder, ['methods', m, 'parts', p, 'grading'], report);
		});
	});

	checkOverall(source, ladder, report);
	if (!ladder.includes(source.retakes.cap))
		report('specification', ['retakes', 'cap'], unknown('grade', source.retakes.cap, new Set(ladder)));
}

function checkGuidance(
	standard: StandardSource,
	source: SpecificationSource,
	fromStandard: readonly CriterionSource[],
	report: Report
) {
	const kinds = new Set(source.evidence.kinds.map((kind) => kind.id));
	reportDoubles(source.evidence.kinds, (index, id) =>
		report('specification', ['evidence', 'kinds', index, 'id'], doubled(id))
	);
	const targets = new Set(
		[...standard.areas, ...standard.ksbs, ...fromStandard, ...source.criteria].map(({ id }) => id)
	);
	const methods = new Set(source.methods.map((method) => method.id));
	const { pieces, covers, handsIn, onProgramme, validated } = source.evidence;
	if (pieces?.method !== undefined && !methods.has(pieces.method))
		report('specification', ['evidence', 'pieces', 'method'], unknown('method', pieces.method, methods));
	const named = {
		covers: covers?.methods,
		onProgramme: onProgramme?.methods,
		validated: validated?.methods
	};
	for (const [rule, list] of Object.entries(named))
		list?.forEach((method, n) => {
			if (!methods.has(method))
				report('specification', ['evidence', rule, 'methods', n], unknown('method', method, methods));
		});
	handsIn?.forEach((method, n) => {
		if (!methods.has(method))
			report('specification', ['evidence', 'handsIn', n], unknown('method', method, methods));
	});
	source.guidance.forEach((row, index) => {
		if (!targets.has(row.for))
			report(
				'specification',
				['guidance', index, 'for'],
				unknown('area, KSB or criterion', row.for, targets)
			);
		row.suggestedKinds.forEach((kind, n) => {
			if (!kinds.has(kind))
				report(
					'specification',
					['guidance', index, 'suggestedKinds', n],
					unknown('evidence kind', kind, kinds)
				);
		});
	});
}

function reportDoubles(
	items: readonly { readonly id: string }[],
	found: (index: number, id: string) => void
) {
	const seen = new Set<string>();
	items.forEach(({ id }, index) => {
		if (seen.has(id)) found(index, id);
		seen.add(id);
	});
}

function doubled(id: string): string {
	return `the id ${id} is taken already: give each item an id of its own`;
}
