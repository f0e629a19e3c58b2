/** A small form, and what is answered on it. */
import type { Paper, PaperField } from '#lib/record/paper.ts';
import type { Value } from '#lib/record/forms.ts';
import type { Answer } from '#lib/record/rows.ts';
import { aRow, id } from './rows.ts';

/** A field of a form; a text that must be filled in, unless said otherwise. */
export function aField(fieldId: string, about: Partial<PaperField> = {}): PaperField {
	return {
		...{ id: fieldId, label: fieldId, kind: 'text', options: [], columns: [], cells: [] },
		...{ required: true, fill: null, beside: null, who: [], draws: [] },
		...about
	};
}

/** A declaration that the apprentice and the employer sign, each with something beside their signature. */
export function aDeclaration(more: readonly PaperField[] = []): Paper {
	const fields = [
		aField('title'),
		...more,
		aField('signed-apprentice', { kind: 'signature', who: ['apprentice'] }),
		aField('signed-employer', { kind: 'signature', who: ['employer'] }),
		aField('job', { beside: 'signed-employer', who: ['employer'] }),
		aField('day', { kind: 'date', beside: 'signed-employer', fill: 'signature.date', who: ['employer'] })
	];
	return {
		...{ from: 'form', id: 'declaration', name: 'Declaration', ours: true, use: '', source: 'ours' },
		...{ method: null, part: null },
		sections: [{ name: 'What we declare', text: '<p>It is true.</p>', fields }]
	};
}

/** Answers on one form. */
export function answers(values: Readonly<Record<string, Value>>, form = id('form')): Answer[] {
	return Object.entries(values).map(([field, value], index) =>
		aRow('answer', id(`answer-${index}`), { form, field, value })
	);
}
