/** Small bundles and answers for tests. */
import type { Purpose } from '#lib/exchange/record-file.ts';
import { partOf, writtenBy } from '#lib/record/bundle.ts';
import type { Row } from '#lib/record/rows.ts';
import { fileOf, smallRecord, type Bytes } from './record-files.ts';
import { creating, id } from './rows.ts';
import { Desk } from './signing.ts';

const tutor = id('tutor');

/** The small record without its decision, as a file for the tutor. */
export function aBundle(): Promise<Bytes> {
	const record = smallRecord();
	const rows = partOf(record.rows, { scope: 'claims', claims: new Set([id('claim')]) });
	const purpose: Purpose = {
		is: 'review',
		scope: 'claims',
		method: null,
		for: 'tutor',
		note: 'Is it <b>lit</b>?'
	};
	return fileOf({ ...record, rows, history: [], purpose });
}

/** What the tutor did with the small record on a device of their own. */
export async function anAnswer(): Promise<{ readonly desk: Desk; readonly rows: readonly Row[] }> {
	const desk = await Desk.with(smallRecord().rows, tutor, 'tutor', 'tutors0');
	await desk.decide('reply', 'claim', 'returned');
	await desk.write([creating('comment', id('said'), { person: tutor, role: 'tutor' })]);
	return { desk, rows: writtenBy(desk.rows, { person: tutor, role: 'tutor' }).answer };
}

/** An answer's file. */
export function answerFile(rows: readonly Row[]): Promise<Bytes> {
	const purpose: Purpose = { is: 'reply', person: tutor, role: 'tutor' };
	return fileOf({ ...smallRecord(), rows, history: [], purpose });
}
