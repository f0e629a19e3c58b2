/** A small invented standard and specification as their authors would write them, checked by the schemas. */
import {
	specificationSource,
	standardSource,
	type SpecificationSource,
	type StandardSource
} from '#lib/specification/check/schema.ts';

const source = 'ours';
const all = (outOf: number) => ({
	kind: 'criteria',
	steps: [{ grade: 'pass', criteria: 'pass', atLeast: 'all', outOf }],
	source
});

/** Two areas, K1, and the pass criteria `lamp-p1`, `lamp-p2` and `wick-p1`. */
export function aStandard(more: Record<string, unknown> = {}): StandardSource {
	const criterion = (id: string, area: string) => ({
		id,
		method: 'watch',
		area,
		grade: 'pass',
		text: `I can ${id}.`,
		source
	});
	return standardSource.parse({
		id: 'lamplighting',
		reference: 'ST9999',
		title: 'Lamplighter',
		level: 2,
		plan: { version: '1', source },
		areas: [
			{ id: 'lamp', name: 'Lamps', source },
			{ id: 'wick', name: 'Wicks', source }
		],
		ksbs: [{ id: 'K1', kind: 'knowledge', area: 'wick', method: 'watch', text: 'Oil', source }],
		criteria: [criterion('lamp-p1', 'lamp'), criterion('lamp-p2', 'lamp'), criterion('wick-p1', 'wick')],
		...more
	});
}

/** One method `watch` with a part `diary`, over all of the standard's criteria. */
export function aSource(more: Record<string, unknown> = {}): SpecificationSource {
	return specificationSource.parse({
		id: 'guild',
		standard: 'lamplighting',
		organisation: { name: 'Guild', short: 'Guild' },
		handbook: { title: 'Handbook', issue: null, date: null, source },
		grades: [
			{ id: 'fail', name: 'Fail' },
			{ id: 'pass', name: 'Pass' }
		],
		methods: [
			{
				id: 'watch',
				name: 'Watch',
				weighting: null,
				summary: 'A watch.',
				parts: [{ id: 'diary', name: 'Diary', grading: all(1), source }],
				grading: all(3),
				source
			}
		],
		overall: { rules: [{ grade: 'pass', everyMethod: 'pass' }], source },
		retakes: { cap: 'pass', liftedByExceptional: false, summary: 'A cap.', source },
		evidence: { kinds: [{ id: 'note', name: 'Note', source }] },
		...more
	});
}

/** A question that draws out what it is given. */
export function aQuestion(id: string, draws: string[], more: Record<string, unknown> = {}) {
	return { id, text: `${id}?`, method: 'watch', draws, pass: ['An answer'], source, ...more };
}
