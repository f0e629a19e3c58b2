import { describe, expect, it } from 'vitest';
import { checkRow } from '#lib/record/checks.ts';
import type { Kind, Row } from '#lib/record/rows.ts';
import { aRow, fieldsOf, id, kinds } from '../../support/rows.ts';

const rowOf = (kind: Kind): Row => aRow(kind, kind === 'record' ? id('record') : id('row'));
/** A row with something wrong in it, which no type allows. */
const spoilt = (kind: Kind, fields: object, header: object = {}): Row =>
	({ ...rowOf(kind), ...header, fields: { ...fieldsOf(kind), ...fields } }) as Row;

describe('a good row', () => {
	it.for(kinds)('of the kind %s is taken', (kind) => {
		expect(checkRow(rowOf(kind))).toBeNull();
	});

	it('may hold what had no answer yet', () => {
		expect(checkRow(spoilt('evidence', { kind: null, date: null, text: '' }))).toBeNull();
		expect(checkRow(spoilt('record', { start: null, gateway: null }))).toBeNull();
	});
});

describe('refused, with the field that is wrong', () => {
	it.for(kinds)('a field too many in a row of the kind %s', (kind) => {
		expect(checkRow(spoilt(kind, { titel: 'misspelt' }))).toMatch(/^fields: .*titel/);
	});

	it.for(kinds.flatMap((kind) => Object.keys(fieldsOf(kind)).map((field) => [kind, field] as const)))(
		'a row of the kind %s without %s',
		([kind, field]) => {
			expect(checkRow(spoilt(kind, { [field]: undefined }))).toMatch(new RegExp(`^fields\\.${field}: `));
		}
	);

	it.for<[string, Kind, object, string]>([
		['a day that does not exist', 'evidence', { date: '2026-02-30' }, 'fields.date'],
		['a moment for a date', 'evidence', { date: '2026-02-03T10:00:00Z' }, 'fields.date'],
		['a date object', 'evidence', { date: new Date(0) }, 'fields.date'],
		['an empty date', 'record', { start: '' }, 'fields.start'],
		['a day that does not exist, on a decision', 'confirmation', { on: '2025-02-29' }, 'fields.on'],
		['a title of blanks', 'evidence', { title: '  ' }, 'fields.title'],
		['a title without end', 'evidence', { title: 'x'.repeat(301) }, 'fields.title'],
		['a person without a role', 'person', { roles: [] }, 'fields.roles'],
		['a role that there is not', 'person', { roles: ['owner'] }, 'fields.roles.0'],
		['a file of no bytes', 'attachment', { size: 0 }, 'fields.size'],
		['half a byte', 'attachment', { size: 1.5 }, 'fields.size'],
		['a hash in capitals', 'attachment', { sha256: 'A'.repeat(64) }, 'fields.sha256'],
		['a hash cut short', 'confirmation', { sha256: 'a'.repeat(63) }, 'fields.sha256'],
		['a decision that there is not', 'confirmation', { decision: 'maybe' }, 'fields.decision'],
		['a counter of none', 'confirmation', { seen: { device1: 0 } }, 'fields.seen.device1'],
		['an id with a slash', 'claim', { evidence: '../../etc/passwd' }, 'fields.evidence']
	])('%s', ([, kind, fields, place]) => {
		expect(checkRow(spoilt(kind, fields))).toMatch(new RegExp(`^${place.replaceAll('.', '\\.')}: `));
	});

	it.for<[string, object, string]>([
		['a misspelt header', { recordID: id('record') }, ''],
		['a kind that there is not', { kind: 'lamp' }, 'kind'],
		['an id that is too short', { id: 'x' }, 'id'],
		['a stamp that names no change', { stamps: { title: 'device1' } }, 'stamps.title'],
		['a device with a colon in its name', { version: { 'device:1': 1 } }, 'version'],
		['a conflict without a value', { conflicts: { title: [] } }, 'conflicts.title'],
		['a time that is no time', { changedAt: 'yesterday' }, 'changedAt']
	])('%s', ([, header, place]) => {
		expect(checkRow(spoilt('evidence', {}, header))).toMatch(new RegExp(`^${place}`));
	});

	it("a record's own row under another id, which could never be opened", () => {
		expect(checkRow({ ...rowOf('record'), id: id('elsewhere') })).toMatch(/^id: /);
	});
});

describe('what IndexedDB would refuse or lose', () => {
	it('is refused: a proxy, such as a piece of page state', () => {
		expect(checkRow(spoilt('person', { roles: new Proxy(['tutor'], {}) }))).toMatch(/plain/);
		expect(checkRow({ ...rowOf('person'), fields: new Proxy(fieldsOf('person'), {}) } as Row)).toMatch(
			/plain/
		);
	});

	it('is refused: an object whose fields are getters of its class', () => {
		class Typed {
			#name = 'Kezia Thorley';
			readonly roles = ['tutor'];
			get name() {
				return this.#name;
			}
		}
		expect(checkRow({ ...rowOf('person'), fields: new Typed() } as Row)).toMatch(/^fields\.name: /);
	});

	it('is refused: a function among the fields', () => {
		expect(checkRow(spoilt('person', { name: () => 'Kezia' }))).not.toBeNull();
	});
});
