/** The papers of a record as the pages see them. */
import { goto } from '$app/navigation';
import { resolve } from '$app/paths';
import { fillOf, type Known } from '#lib/record/form-fill.ts';
import { filledFields, formId, startForm, type Filled } from '#lib/record/forms.ts';
import { signedBy, type Paper } from '#lib/record/paper.ts';
import type { Form } from '#lib/record/rows.ts';
import { standingOf, type Standing } from '#lib/record/signatures.ts';
import type { App } from '../app/App.svelte.ts';
import type { CurrentRecord } from '../app/CurrentRecord.svelte.ts';
import { partSent } from '../app/parts.ts';

export function formAddress(id: string): string {
	return `${resolve('/gateway/form')}?id=${id}`;
}

/** The forms that were begun of a paper, the oldest first. */
export function begunOf(record: CurrentRecord, paper: Pick<Paper, 'from' | 'id'>): Form[] {
	return record
		.all('form')
		.filter(
			({ fields }) =>
				fields.from === paper.from && fields.form === paper.id && fields.under === record.specification.id
		)
		.sort((a, b) => (`${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? -1 : 1));
}

/**
 * What stands on a form.
 *
 * @param known null where the form belongs to another specification: then only its own answers count
 */
export function filledOf(record: CurrentRecord, id: string, paper: Paper, known: Known | null): Filled[] {
	const answers = record.all('answer').filter(({ fields }) => fields.form === id);
	return filledFields(paper, answers, (field) => (known ? fillOf(field, known) : null));
}

/** The signatures on a form, the oldest first, each as it stands. */
export function standingsOf(record: CurrentRecord, id: string, filled: readonly Filled[]): Standing[] {
	return record
		.all('signature')
		.filter(({ fields }) => fields.of === id)
		.sort((a, b) => (`${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? -1 : 1))
		.map((signature) => standingOf(signature, filled));
}

/**
 * Whether forms can be begun here. Where only a part of the record is, a form would be filled in from less
 * than the whole, and what was signed on it would break at home.
 */
export function mayBegin(record: CurrentRecord): boolean {
	return partSent(record.id) === null;
}

/**
 * Whether a form can be filled in and signed here: where only a part of the record is, those that were sent
 * to be signed. Such a form has the apprentice's signature, or no place for one.
 */
export function isOpenHere(record: CurrentRecord, form: Form, paper: Paper): boolean {
	if (mayBegin(record)) return true;
	const own = record
		.all('signature')
		.some(({ fields }) => fields.of === form.id && fields.role === 'apprentice');
	return own || !signedBy(paper, 'apprentice');
}

/** Begins a form, or a further one of its kind, and goes to it. */
export async function beginForm(app: App, record: CurrentRecord, paper: Paper): Promise<void> {
	const { from, id: form, method, part } = paper;
	const fields = { from, form, under: record.specification.id, method, part, mock: null };
	const id = await app.attempt(async () => {
		const storage = await app.storage;
		let nth = 1;
		while (await storage.row(formId(record.id, fields, nth))) nth += 1;
		const made = formId(record.id, fields, nth);
		await app.commit(record, () => startForm(made, fields));
		return made;
	});
	if (id !== null) await goto(formAddress(id));
}
