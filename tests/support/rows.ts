/** Rows and edits for tests, one good one of each kind. They refuse what the schema refuses. */
import { applyChange, type ChangeName, type Edit, type JournalEntry } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import type { Fields, Kind, Row, RowOf } from '#lib/record/rows.ts';

/** An id from a word: long enough for a row, the same on every run. */
export const id = (word: string): string => `${word}-00000000`;

export const record = id('record');
export const kezia = id('kezia');

const good: { readonly [K in Kind]: Fields<K> } = {
	record: {
		apprentice: kezia,
		specification: 'st9999-guild',
		start: '2026-01-05',
		gateway: '2027-03-01',
		contact: [],
		exempt: [],
		sample: false
	},
	person: { name: 'Kezia Thorley', roles: ['apprentice'] },
	evidence: {
		title: 'A lamp that went out',
		kind: null,
		date: '2026-03-29',
		text: 'I lit it.',
		agreed: true
	},
	attachment: {
		evidence: id('lamp'),
		name: 'lamp.jpg',
		type: 'image/jpeg',
		size: 5,
		sha256: 'a'.repeat(64),
		pieces: 1
	},
	claim: { evidence: id('lamp'), requirement: 'guild/K1', how: 'I lit it by myself.', where: 'page 2' },
	confirmation: {
		claim: id('claim'),
		person: id('tutor'),
		role: 'tutor',
		decision: 'confirmed',
		comment: '',
		on: '2026-04-01',
		seen: { device1: 1 },
		sha256: 'b'.repeat(64)
	},
	comment: {
		claim: id('claim'),
		person: id('tutor'),
		role: 'provider',
		text: 'A fair decision.',
		on: '2026-04-02'
	},
	mock: {
		under: 'st9999-guild',
		method: 'watch',
		part: null,
		conductor: id('tutor'),
		role: 'tutor',
		attempt: 'first',
		startedAt: '2026-04-01T09:00:00.000Z',
		clock: [
			{ state: 'running', from: '2026-04-01T09:00:00.000Z', to: null, ms: null, counted: true, reason: '' }
		],
		contact: [],
		exempt: [],
		finished: null,
		strengths: '',
		gaps: '',
		actions: '',
		released: null
	},
	mark: {
		mock: id('mock'),
		of: 'criterion',
		item: 'guild/K1',
		mark: 'met',
		elapsed: 60_000,
		note: '',
		noteElapsed: null
	},
	correction: {
		mock: id('mock'),
		requirement: 'guild/K1',
		mark: 'not-met',
		why: 'It was another lamp.',
		person: id('tutor'),
		role: 'tutor',
		at: '2026-04-02T09:00:00.000Z'
	},
	fact: { about: 'certificate', subject: 'english', level: 'level 1', on: '2024-08-22' },
	tag: { attachment: id('file'), at: 192, text: 'calms the customer' },
	selection: { method: 'watch', evidence: id('lamp'), place: 1 },
	link: { from: 'guild/K1', to: 'guild/K2', as: 'part' },
	asked: {
		mock: id('mock'),
		question: null,
		text: 'Why did the lamp go out?',
		follows: null,
		answer: 'The oil was spent.',
		seconds: 40,
		elapsed: 60_000,
		self: null
	},
	appointment: {
		method: 'watch',
		on: '2027-04-01',
		time: '09:30',
		place: 'The tower',
		who: 'Ada Holt',
		bring: 'A lamp',
		identity: 'Passport',
		adjustments: ''
	},
	result: {
		method: 'watch',
		part: null,
		attempt: 'first',
		grade: 'pass',
		marks: { 'guild/K1': 'met' },
		exceptional: false,
		note: '',
		person: id('tutor'),
		role: 'tutor',
		on: '2027-04-10'
	},
	action: {
		text: 'Trim a wick',
		owner: 'apprentice',
		due: '2026-05-01',
		done: null,
		of: id('mock'),
		requirements: ['guild/K1'],
		evidence: null
	},
	review: {
		title: 'Three months',
		on: '2026-04-05',
		present: 'Kezia, Ada',
		summary: 'Well lit.',
		figures: null
	},
	hours: { on: '2026-02-03', minutes: 90, what: 'Lamp oils', category: 'course', evidence: null },
	form: { from: 'form', form: 'declaration', under: 'st9999-guild', method: null, part: null, mock: null },
	answer: { form: id('form'), field: 'name', value: 'Kezia' },
	signature: {
		of: id('form'),
		name: 'Kezia Thorley',
		drawing: 'M1 2 L3 4',
		contents: { name: 'Kezia' },
		sha256: 'c'.repeat(64),
		person: kezia,
		role: 'apprentice',
		on: '2026-04-02'
	},
	key: { person: kezia, role: 'apprentice', device: 'device1', algorithm: 'P-256', publicKey: 'BAAA' },
	attestation: { of: id('decision'), key: id('key'), sha256: 'd'.repeat(64), signature: 'AAAA' }
};

export const kinds = Object.keys(good) as Kind[];

/** The fields of a good row of a kind, with what the test is about. */
export function fieldsOf<K extends Kind>(kind: K, about: Partial<Fields<K>> = {}): Fields<K> {
	// The table has the fields of each kind under that kind; the compiler loses that with a kind that may be any.
	return { ...structuredClone(good[kind] as Fields<K>), ...about } as Fields<K>;
}

/** The edit that makes a good row. It may be made bad on purpose: it is the write path that refuses. */
export function creating<K extends Kind>(kind: K, rowId: string, about: Partial<Fields<K>> = {}): Edit {
	return { op: 'create', kind, id: rowId, fields: fieldsOf(kind, about) } as Edit;
}

/** The change that makes a record with its apprentice. */
export function aNewRecord(recordId = record, apprentice = kezia) {
	const edits = [creating('person', apprentice), creating('record', recordId, { apprentice })];
	return { name: 'create-record', edits } as const;
}

/** A good row as `device` wrote it. */
export function aRow<K extends Kind>(
	kind: K,
	rowId: string,
	about: Partial<Fields<K>> = {},
	device = 'device1'
): RowOf<K> {
	const [row] = applied(
		[creating(kind, rowId, about)],
		[],
		stampBy(device, 1, kind === 'record' ? rowId : record)
	).after;
	const problem = row ? checkRow(row) : 'no row';
	if (problem) throw new Error(`a row that no test should build: ${problem}`);
	return row as RowOf<K>;
}

/** When and by whom; a later counter gives a later time. */
export function stampBy(device: string, counter: number, recordId = record) {
	const at = new Date(Date.UTC(2026, 4, 1) + counter * 60_000).toISOString();
	return { recordId, author: { person: kezia, device }, counter, at };
}

/** Rows by their ids, as `applyChange` takes them. */
export function byId(rows: readonly Row[]): Map<string, Row> {
	return new Map(rows.map((row) => [row.id, row]));
}

/** Applies edits that must be possible. */
export function applied(edits: readonly Edit[], rows: readonly Row[], stamp = stampBy('device1', 1)) {
	const result = applyChange({ name: 'edit-evidence', edits }, byId(rows), stamp);
	if (!result.ok) throw new Error(`${result.reason} ${result.id}`);
	return result;
}

/** A little database of rows, without storage: it applies changes and keeps their entries. */
export class Shelf {
	readonly device: string;
	#rows = new Map<string, Row>();
	#counter = 0;

	constructor(device = 'device1') {
		this.device = device;
	}

	get(rowId: string): Row {
		const row = this.#rows.get(rowId);
		if (!row) throw new Error(`no row ${rowId}`);
		return row;
	}

	rows(): ReadonlyMap<string, Row> {
		return this.#rows;
	}

	/** Puts a row here as an import would. */
	put(row: Row): void {
		this.#rows.set(row.id, row);
	}

	write(edits: readonly Edit[], name: ChangeName = 'edit-evidence'): JournalEntry {
		const stamp = stampBy(this.device, ++this.#counter);
		const { before, after } = applied(edits, [...this.#rows.values()], stamp);
		for (const row of after) this.put(row);
		const { recordId, author, at } = stamp;
		const entryId = `${this.device}-entry-${this.#counter}`;
		return { position: this.#counter, id: entryId, recordId, name, undoes: null, author, at, before, after };
	}
}
