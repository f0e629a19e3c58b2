/** A made-up record with a row of every kind, a removed row and a conflict, as a file. */
import type { Edit } from '#lib/record/change.ts';
import { mergeRows } from '#lib/record/merge.ts';
import type { Kind, Row } from '#lib/record/rows.ts';
import { describing, fileOf, specification, text, type Bytes } from './record-files.ts';
import { aNewRecord, creating, id, kezia, kinds, record, stampBy } from './rows.ts';
import { Desk } from './signing.ts';

const photo = text('not really a photo, but bytes of its own');

/** Kinds whose rows need nothing but what a good row of them has, under the word for their id. */
const plain: readonly (readonly [Kind, string])[] = [
	['comment', 'comment'],
	['mock', 'mock'],
	['mark', 'mark'],
	['correction', 'correction'],
	['asked', 'asked'],
	['fact', 'fact'],
	['tag', 'tag'],
	['selection', 'selection'],
	['link', 'link'],
	['appointment', 'appointment'],
	['result', 'result'],
	['action', 'action'],
	['review', 'review'],
	['hours', 'hours'],
	['form', 'form'],
	['answer', 'answer'],
	['signature', 'signature']
];

/** The whole file, with keys that are new each time. */
export async function everyKind(): Promise<Bytes> {
	const desk = await Desk.with([], id('tutor'), 'tutor', 'device1');
	await desk.write(aNewRecord().edits, kezia);
	await desk.write([
		creating('person', id('tutor'), { name: 'Helen Marchbank', roles: ['tutor'] }),
		creating('evidence', id('lamp')),
		creating('attachment', id('file'), { ...describing(photo, 'Lamp & wick <1>.jpg'), evidence: id('lamp') }),
		creating('claim', id('claim')),
		creating('evidence', id('gone'), { title: 'By mistake' })
	]);
	await desk.decide('decision', 'claim');
	const edits = plain.map(([kind, word]) => creating(kind, id(word)));
	await desk.write(edits.filter((edit: Edit) => edit.op === 'create' && edit.kind !== 'comment'));
	await desk.write([creating('comment', id('comment')), { op: 'delete', id: id('gone') }]);
	desk.put(withConflict(desk));

	const rows = desk.rows;
	const missing = kinds.filter((kind) => !rows.some((row) => row.kind === kind));
	if (missing.length > 0) throw new Error(`no row of these kinds: ${missing.join(', ')}`);
	const { author, at } = stampBy('device1', 1);
	const entry = {
		id: id('entry'),
		recordId: record,
		name: 'edit-evidence',
		undoes: null,
		author,
		at
	} as const;
	const history = [{ ...entry, before: rows.map(() => null), after: rows }];
	const file = () => Promise.resolve({ blob: new Blob([photo]) });
	return fileOf({ recordId: record, specification, rows, history, file, created: at });
}

/** The piece of evidence after two people have changed its title apart from one another. */
function withConflict(desk: Desk): Row {
	const lamp = desk.get(id('lamp'));
	const changed = (device: string, title: string): Row => {
		const stamp = `${device}:1`;
		return {
			...lamp,
			fields: { ...lamp.fields, title },
			version: { ...lamp.version, [device]: 1 },
			stamps: { ...lamp.stamps, title: stamp }
		} as Row;
	};
	return mergeRows(changed('phone1', 'The lamp, by phone'), changed('laptop1', 'The lamp, by laptop'));
}
