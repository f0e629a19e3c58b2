import { describe, expect, it } from 'vitest';
import { checkRow } from '#lib/record/checks.ts';
import type { Change } from '#lib/record/change.ts';
import {
	correctMock,
	finishMock,
	recallMock,
	releaseMock,
	sealHolds,
	writeFeedback
} from '#lib/record/mock-seal.ts';
import { finalMarks } from '#lib/record/mock-marks.ts';
import {
	editMock,
	markId,
	markItem,
	removeMock,
	runClock,
	startMock,
	type Stroke
} from '#lib/record/mock.ts';
import type { Correction, Mark, MarkValue, Mock } from '#lib/record/rows.ts';
import { aRow, id, kezia, Shelf } from '../../support/rows.ts';

const plan = {
	under: 'st9999-guild',
	method: 'watch',
	part: null,
	attempt: 'first',
	role: 'tutor',
	conductor: { name: ' Helen Marchbank ' },
	contact: [],
	exempt: []
} as const;
const ten = Date.parse('2026-04-02T10:00:00.000Z');

/** A mock on a shelf of rows, marked as a page would. */
class Rehearsal {
	readonly shelf = new Shelf();
	readonly id: string;
	#ids = 0;

	constructor() {
		const made = startMock(plan, ten, this.newId);
		this.id = made.mock;
		this.write(made.change);
	}

	newId = () => id(`n${++this.#ids}`);

	get mock(): Mock {
		return this.shelf.get(this.id) as Mock;
	}

	get marks(): Mark[] {
		return [...this.shelf.rows().values()].filter((row) => row.kind === 'mark');
	}

	get corrections(): Correction[] {
		return [...this.shelf.rows().values()].filter((row) => row.kind === 'correction');
	}

	/** Every row that a change writes must be one that storage takes. */
	write(change: Change): void {
		const { after } = this.shelf.write(change.edits, change.name);
		expect(after.map(checkRow)).toEqual(after.map(() => null));
	}

	stroke(item: string, about: Partial<Stroke>): void {
		const row = this.shelf.rows().get(markId(this.id, 'criterion', item)) as Mark | undefined;
		this.write(markItem(this.mock, row, { of: 'criterion', item, elapsed: 1_000, ...about }));
	}

	mark(item: string, mark: MarkValue | null, elapsed = 1_000): void {
		this.stroke(item, { mark, elapsed });
	}

	async finish(): Promise<void> {
		const words = { strengths: 'Calm', gaps: '', actions: '' };
		const time = { open: 3_000, elapsed: 3_000 };
		this.write(await finishMock(this.mock, this.marks, [], new Date(ten + 3_000), time, words));
	}
}

describe('a mock that begins', () => {
	it('runs at once, with whoever conducts it as a person', () => {
		const { mock, shelf } = new Rehearsal();
		expect(mock.fields).toMatchObject({ method: 'watch', attempt: 'first', finished: null, released: null });
		expect(mock.fields.clock).toEqual([
			{ state: 'running', from: '2026-04-02T10:00:00.000Z', to: null, ms: null, counted: true, reason: '' }
		]);
		expect(shelf.get(mock.fields.conductor).fields).toEqual({ name: 'Helen Marchbank', roles: ['tutor'] });
	});

	it('makes no second person of one who is known', () => {
		const { change, conductor } = startMock({ ...plan, conductor: { id: kezia } }, ten, () => id('new'));
		expect(conductor).toBe(kezia);
		expect(change.edits.map((edit) => edit.op === 'create' && edit.kind)).toEqual(['mock']);
	});
});

describe('a mark', () => {
	it('has one row for each item, whoever makes it and wherever', () => {
		expect(markId('mock-1', 'criterion', 'guild/p1')).toBe(markId('mock-1', 'criterion', 'guild/p1'));
		const others = [
			markId('mock-2', 'criterion', 'guild/p1'),
			markId('mock-1', 'area', 'guild/p1'),
			markId('mock-1', 'criterion', 'guild/p2')
		];
		expect(new Set([...others, markId('mock-1', 'criterion', 'guild/p1')]).size).toBe(4);
	});

	it('changes, is taken back, and keeps its note', () => {
		const rehearsal = new Rehearsal();
		rehearsal.mark('guild/p1', 'met', 61_000.4);
		rehearsal.stroke('guild/p1', { note: 'Steady hand', elapsed: 64_000 });
		rehearsal.mark('guild/p1', null);
		expect(rehearsal.marks.map(({ fields }) => fields)).toEqual([
			{
				mock: rehearsal.id,
				of: 'criterion',
				item: 'guild/p1',
				mark: null,
				elapsed: null,
				note: 'Steady hand',
				noteElapsed: 64_000
			}
		]);
	});

	it('stamps a note when it is begun, not at each word', () => {
		const rehearsal = new Rehearsal();
		rehearsal.stroke('guild/p1', { note: 'S', elapsed: 5_000 });
		rehearsal.stroke('guild/p1', { note: 'Steady', elapsed: 9_000 });
		expect(rehearsal.marks[0]?.fields.noteElapsed).toBe(5_000);
		rehearsal.stroke('guild/p1', { note: '', elapsed: 12_000 });
		expect(rehearsal.marks[0]?.fields.noteElapsed).toBeNull();
	});

	it('holds 20,000 words in its note', () => {
		const rehearsal = new Rehearsal();
		rehearsal.stroke('guild/p1', { note: 'customer '.repeat(20_000) });
		expect(rehearsal.marks[0]?.fields.note).toHaveLength(180_000);
	});

	it('comes back where its row had been deleted', () => {
		const rehearsal = new Rehearsal();
		rehearsal.mark('guild/p1', 'met');
		const row = rehearsal.marks[0] as Mark;
		rehearsal.shelf.write([{ op: 'delete', id: row.id }]);
		rehearsal.mark('guild/p1', 'not-met');
		expect(rehearsal.marks).toMatchObject([{ deleted: false, fields: { mark: 'not-met' } }]);
	});
});

describe('a finished mock', () => {
	it('holds its criteria’s marks under the seal, without ticks and without what was taken back', async () => {
		const rehearsal = new Rehearsal();
		rehearsal.mark('guild/p2', 'not-met');
		rehearsal.mark('guild/p1', 'commented');
		rehearsal.mark('guild/p3', 'met');
		rehearsal.mark('guild/p3', null);
		rehearsal.write(
			markItem(rehearsal.mock, undefined, { of: 'area', item: 'counter', mark: 'met', elapsed: 2_000 })
		);
		await rehearsal.finish();
		const { finished, clock, strengths } = rehearsal.mock.fields;
		expect(finished?.marks).toEqual({ 'guild/p1': 'commented', 'guild/p2': 'not-met' });
		expect(finished?.sha256).toMatch(/^[0-9a-f]{64}$/);
		expect(clock.at(-1)).toMatchObject({ to: '2026-04-02T10:00:03.000Z', ms: 3_000 });
		expect(strengths).toBe('Calm');
		expect(await sealHolds(rehearsal.mock, rehearsal.marks, [])).toBe(true);
	});

	it('refuses every change to its marks, its time and itself', async () => {
		const rehearsal = new Rehearsal();
		rehearsal.mark('guild/p1', 'met');
		await rehearsal.finish();
		const { mock } = rehearsal;
		const sealed = expect.objectContaining({ code: 'mock-sealed' }) as Error;
		const stroke = { of: 'criterion', item: 'guild/p1', mark: 'not-met', elapsed: 1 } as const;
		expect(() => markItem(mock, rehearsal.marks[0], stroke)).toThrow(sealed);
		expect(() => runClock(mock, [])).toThrow(sealed);
		expect(() => editMock(mock, { exempt: [] })).toThrow(sealed);
		await expect(rehearsal.finish()).rejects.toMatchObject({ code: 'mock-sealed' });
	});

	it('shows whatever was changed behind its back', async () => {
		const changed: ((rehearsal: Rehearsal) => void)[] = [
			({ shelf, marks }) => shelf.write([{ op: 'edit', id: marks[0]?.id ?? '', fields: { mark: 'met' } }]),
			({ shelf, marks }) => shelf.write([{ op: 'edit', id: marks[0]?.id ?? '', fields: { note: 'Better' } }]),
			({ shelf, marks }) => shelf.write([{ op: 'delete', id: marks[0]?.id ?? '' }]),
			({ shelf, id: mock }) => shelf.write([{ op: 'edit', id: mock, fields: { attempt: 'retake' } }]),
			({ shelf, mock }) => {
				const finished = { ...mock.fields.finished, marks: { 'guild/p1': 'met' } };
				shelf.write([{ op: 'edit', id: mock.id, fields: { finished } }]);
			}
		];
		for (const change of changed) {
			const rehearsal = new Rehearsal();
			rehearsal.mark('guild/p1', 'not-met');
			await rehearsal.finish();
			change(rehearsal);
			expect(await sealHolds(rehearsal.mock, rehearsal.marks, []), change.toString()).toBe(false);
		}
	});

	it('still takes the tutor’s words and is released with them', async () => {
		const rehearsal = new Rehearsal();
		await rehearsal.finish();
		rehearsal.write(writeFeedback(rehearsal.mock, { gaps: 'Say it back first.' }));
		rehearsal.write(releaseMock(rehearsal.mock, new Date(ten + 60_000)));
		expect(rehearsal.mock.fields).toMatchObject({
			strengths: 'Calm',
			gaps: 'Say it back first.',
			released: '2026-04-02T10:01:00.000Z'
		});
		expect(await sealHolds(rehearsal.mock, rehearsal.marks, [])).toBe(true);
		expect(recallMock(rehearsal.mock).name).toBe('recall-mock');
		rehearsal.write(recallMock(rehearsal.mock));
		expect(rehearsal.mock.fields).toMatchObject({ gaps: 'Say it back first.', released: null });
		expect(await sealHolds(rehearsal.mock, rehearsal.marks, [])).toBe(true);
	});

	it('can be taken away as a whole', async () => {
		const rehearsal = new Rehearsal();
		await rehearsal.finish();
		rehearsal.write(removeMock(rehearsal.mock));
		expect(rehearsal.mock.deleted).toBe(true);
	});
});

describe('a correction', () => {
	const said = { requirement: 'guild/p1', person: id('tutor'), role: 'tutor' } as const;
	const hour = (hours: number) => `2026-04-03T${10 + hours}:00:00.000Z`;

	it('stands beside the sealed mark, and the latest counts', async () => {
		const rehearsal = new Rehearsal();
		rehearsal.mark('guild/p1', 'not-met');
		await rehearsal.finish();
		const { mock, newId } = rehearsal;
		rehearsal.write(
			correctMock(mock, { ...said, mark: 'not-met', why: 'No, after all.', at: hour(2) }, newId)
		);
		rehearsal.write(
			correctMock(mock, { ...said, mark: 'met', why: ' I had the wrong lamp. ', at: hour(1) }, newId)
		);
		expect(rehearsal.corrections.map(({ fields }) => fields.why)).toContain('I had the wrong lamp.');
		expect(finalMarks(mock, rehearsal.corrections)).toEqual({ 'guild/p1': 'not-met' });
		expect(rehearsal.mock.fields.finished?.marks).toEqual({ 'guild/p1': 'not-met' });
		expect(await sealHolds(rehearsal.mock, rehearsal.marks, [])).toBe(true);
	});

	it('of the same moment counts the same on every device', () => {
		const mock = { ...aRow('mock', id('mock')), id: id('mock') };
		const at = (word: string, mark: 'met' | 'not-met') =>
			aRow('correction', id(word), { mock: mock.id, requirement: 'guild/p1', mark, at: hour(0) });
		const [a, b] = [at('a', 'met'), at('b', 'not-met')];
		expect(finalMarks(mock, [a, b])).toEqual(finalMarks(mock, [b, a]));
	});

	it('is for another mock, or deleted, and says nothing', () => {
		const mock = aRow('mock', id('mock'));
		const other = aRow('correction', id('c1'), { mock: id('other') });
		const gone = { ...aRow('correction', id('c2'), { mock: mock.id }), deleted: true };
		expect(finalMarks(mock, [other, gone])).toEqual({});
	});

	it('cannot come before the end', () => {
		const { mock, newId } = new Rehearsal();
		expect(() => correctMock(mock, { ...said, mark: 'met', why: 'x', at: hour(0) }, newId)).toThrow();
		expect(() => releaseMock(mock, new Date(ten))).toThrow();
	});
});
