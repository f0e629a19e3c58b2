/** How far the forms of a record are, as readiness asks. */
import { filledFields, missingFields } from '#lib/record/forms.ts';
import { fieldsOf, paperOfForm, type Paper } from '#lib/record/paper.ts';
import type { Answer, Form, Signature } from '#lib/record/rows.ts';
import { contentsOf, holds, standingOf } from '#lib/record/signatures.ts';
import type { Actor, Practice } from '#lib/specification/practice-types.ts';
import type { FormState } from './readiness-facts.ts';

/** Without the deleted ones. */
export interface FormRows {
	/** The specification that the record is on: forms of another one prove nothing here. */
	readonly under: string;
	readonly forms: readonly Form[];
	readonly answers: readonly Answer[];
	readonly signatures: readonly Signature[];
}

/**
 * How far each form is that was begun; of several of one kind, the one that is furthest. What the record could
 * still fill in counts once somebody has signed it or kept it: until then it may change any day.
 */
export function formStates(practice: Pick<Practice, 'forms'>, rows: FormRows): Map<string, FormState> {
	const states = practice.forms.flatMap((form): [string, FormState][] => {
		const paper = paperOfForm(form);
		const begun = rows.forms.filter(
			({ fields }) => fields.from === 'form' && fields.form === form.id && fields.under === rows.under
		);
		const [best] = begun.map((row) => stateOf(paper, row.id, rows)).sort((a, b) => far(b) - far(a));
		return best ? [[form.id, best]] : [];
	});
	return new Map(states);
}

const far = ({ filled, signed, broken }: FormState) => signed.length * 10 + (filled ? 5 : 0) - broken.length;

function stateOf(paper: Paper, id: string, { answers, signatures }: FormRows): FormState {
	const filled = filledFields(
		paper,
		answers.filter(({ fields }) => fields.form === id),
		() => null
	);
	const own = signatures.filter(({ fields }) => fields.of === id).map((one) => standingOf(one, filled));
	const signed: Actor[] = [];
	const broken: Actor[] = [];
	for (const { id: as, who } of fieldsOf(paper)) {
		const given = own.filter(({ signature }) => contentsOf(signature)?.as === as);
		if (given.some(holds)) signed.push(...who);
		else if (given.length > 0) broken.push(...who);
	}
	return {
		on: 'here',
		// Nobody has signed: the page still fills it from the record, so only what is not signed is said.
		filled: missingFields(filled).length === 0 || (own.length === 0 && asksForSignature(paper)),
		signed,
		broken
	};
}

function asksForSignature(paper: Paper): boolean {
	return fieldsOf(paper).some(({ kind, required }) => kind === 'signature' && required);
}
