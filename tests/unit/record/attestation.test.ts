import { beforeEach, describe, expect, it } from 'vitest';
import { keyIdOf, signatureFits, vouched } from '#lib/record/attestation.ts';
import { fingerprint, inPlainWords, newPassphrase, words } from '#lib/record/attestation-words.ts';
import type { JournalEntry } from '#lib/record/change.ts';
import { checkRow } from '#lib/record/checks.ts';
import type { Attestation, Confirmation, Key, Mock, Row } from '#lib/record/rows.ts';
import { inverse } from '#lib/record/undo.ts';
import { byId, creating, fieldsOf, id, kezia, Shelf } from '../../support/rows.ts';
import { Desk } from '../../support/signing.ts';

const tutor = id('tutor');
let desk: Desk;

beforeEach(async () => {
	const shelf = new Shelf();
	shelf.write([
		creating('person', kezia),
		creating('person', tutor, { name: 'Ada Holt', roles: ['tutor'] }),
		creating('evidence', id('lamp')),
		creating('claim', id('claim')),
		creating('claim', id('claim2'), { requirement: 'guild/K2' })
	]);
	desk = await Desk.with([...shelf.rows().values()], tutor, 'tutor', 'tutors0');
});

const of = <R extends Row>(kind: R['kind']) => desk.rows.filter((row): row is R => row.kind === kind);
const attestations = () => of<Attestation>('attestation');
const keyOf = (rowId: string) => of<Key>('key').find((key) => key.id === rowId);
const state = async (row: Row) => (await vouched(row, attestations(), keyOf)).state;
const decision = () => desk.get<Confirmation>(id('decision'));

describe('a decision', () => {
	beforeEach(() => desk.decide('decision', 'claim'));

	it('is vouched for by the device on which it was made', async () => {
		const found = await vouched(decision(), attestations(), keyOf);
		expect(found).toMatchObject({ state: 'signed', key: { fields: { person: tutor, device: 'tutors0' } } });
		for (const row of desk.rows) expect(checkRow(row)).toBeNull();
	});

	it('shows each change that was made to it afterwards', async () => {
		const { fields } = decision();
		const others: Partial<Confirmation['fields']>[] = [
			{ decision: 'returned' },
			{ comment: 'Badly lit.' },
			{ on: '2026-05-04' },
			{ claim: id('claim2') },
			{ sha256: 'e'.repeat(64) },
			{ seen: { device1: 2 } }
		];
		for (const other of others)
			expect(await state({ ...decision(), fields: { ...fields, ...other } }), JSON.stringify(other)).toBe(
				'changed'
			);
	});

	it('is not vouched for in another’s name', async () => {
		const { fields } = decision();
		expect(await state({ ...decision(), fields: { ...fields, person: kezia } })).toBe('forged');
		expect(await state({ ...decision(), fields: { ...fields, role: 'employer' } })).toBe('forged');
	});

	it('is a forgery where the key says that it belongs to somebody else', async () => {
		const key = of<Key>('key')[0]!;
		const [word] = attestations();
		expect(await signatureFits(word!, key)).toBe(true);
		const stolen = { ...key.fields, person: kezia };
		expect(await signatureFits(word!, { ...key, fields: stolen })).toBe(false);
		const renamed = { ...key, fields: stolen, id: keyIdOf(key.recordId, stolen) };
		const pointed = { ...word!, fields: { ...word!.fields, key: renamed.id } };
		expect(await signatureFits(pointed, renamed)).toBe(false);
	});

	it.for([
		['signature', 'AAAA'],
		['signature', 'not base64 at all'],
		['sha256', '0'.repeat(64)]
	] as const)('is a forgery where the %s is %s', async ([field, value]) => {
		const [word] = attestations();
		const forged = { ...word!, fields: { ...word!.fields, [field]: value } };
		expect((await vouched(decision(), [forged], keyOf)).state).toBe('forged');
	});

	it('is a forgery where the key is no point of the curve, or gone', async () => {
		const key = of<Key>('key')[0]!;
		expect((await vouched(decision(), attestations(), () => undefined)).state).toBe('forged');
		const broken = { ...key, fields: { ...key.fields, publicKey: 'BAAA' } };
		expect((await vouched(decision(), attestations(), () => broken)).state).toBe('forged');
	});

	it('is unsigned without a word for it, or once that was taken back', async () => {
		expect((await vouched(decision(), [], keyOf)).state).toBe('unsigned');
		const taken = attestations().map((word) => ({ ...word, deleted: true }));
		expect((await vouched(decision(), taken, keyOf)).state).toBe('unsigned');
	});

	it('brings the key with it once', async () => {
		await desk.decide('second', 'claim2');
		expect(of('key')).toHaveLength(1);
		expect(attestations()).toHaveLength(2);
	});

	it('leaves the key when it is undone: others may rest on it', () => {
		const after = desk.rows.filter(({ author }) => author.person === tutor);
		const entry = { after, before: after.map(() => null) } as unknown as JournalEntry;
		const undone = inverse(entry, byId(desk.rows)).edits.map((edit) => desk.get(edit.id).kind);
		expect(undone.sort()).toEqual(['attestation', 'confirmation']);
	});
});

describe('a finished mock', () => {
	const mock = () => desk.get<Mock>(id('mock'));

	beforeEach(async () => {
		await desk.write([creating('mock', id('mock'))]);
		expect(await state(mock())).toBe('unsigned');
		const finished = {
			at: '2026-05-03T10:00:00.000Z',
			on: '2026-05-03',
			elapsed: 60_000,
			marks: { 'guild/K1': 'met' },
			sha256: 'f'.repeat(64)
		} as const;
		await desk.write([{ op: 'edit', id: id('mock'), fields: { finished } }]);
	});

	it('stays signed while the words to the apprentice change', async () => {
		await desk.write([{ op: 'edit', id: id('mock'), fields: { strengths: 'Steady hands.' } }]);
		expect(await state(mock())).toBe('signed');
	});

	it('shows that a sealed mark was changed', async () => {
		const fields = fieldsOf('mock', mock().fields);
		const finished = { ...fields.finished!, marks: { 'guild/K1': 'not-met' as const } };
		expect(await state({ ...mock(), fields: { ...fields, finished } })).toBe('changed');
	});
});

describe('words for a key', () => {
	it('are 256, plain, and told apart by their first four letters', () => {
		expect(words).toHaveLength(256);
		expect(new Set(words.map((word) => word.slice(0, 4))).size).toBe(256);
		for (const word of words) expect(word).toMatch(/^[a-z]{3,9}$/);
	});

	it('never change for a key', async () => {
		expect(inPlainWords(new Uint8Array([0, 1, 255]))).toEqual(['acorn', 'amber', 'zebra']);
		expect((await fingerprint('BAAA')).join(' ')).toMatchInlineSnapshot(
			`"dinner thunder sugar salmon engine garden number bamboo"`
		);
	});

	it('make a passphrase of six', () => {
		expect(newPassphrase().split(' ')).toHaveLength(6);
		expect(newPassphrase()).not.toBe(newPassphrase());
	});
});
