/** A record far larger than any apprentice's, the same on every run. */
import type { Attachment, Claim, Confirmation, Evidence, Person, RecordRow, Row } from '#lib/record/rows.ts';
import type { Specification } from '#lib/specification/types.ts';

export interface Size {
	readonly evidence: number;
	readonly claims: number;
	readonly confirmations: number;
}

/** Rows as they come out of storage: each string a copy of its own. */
export function manyRows(specification: Specification, size: Size): Row[] {
	const keys = [...specification.criteria, ...specification.ksbs].map(({ key }) => key);
	const { kinds } = specification.evidence;
	const next = numbersFrom(7);
	const pick = (count: number) => Math.floor(next() * count);
	const evidence = times(size.evidence, (index): Evidence => ({
		...header(idOf('e', index)),
		kind: 'evidence',
		fields: {
			title: `Piece ${index}`,
			kind: kinds[index % (kinds.length + 1)]?.id ?? null,
			date: index % 20 === 0 ? null : dayOf(index % 700),
			text: `What I did on day ${index}. ${story}`,
			agreed: true
		}
	}));
	const claims = times(size.claims, (index): Claim => ({
		...header(idOf('c', index)),
		kind: 'claim',
		fields: {
			evidence: idOf('e', pick(size.evidence)),
			requirement: keys[pick(keys.length)] ?? '',
			how: 'It shows how.',
			where: 'page 2'
		}
	}));
	const confirmations = times(size.confirmations, (index): Confirmation => ({
		...header(idOf('d', index)),
		kind: 'confirmation',
		fields: {
			claim: idOf('c', pick(size.claims)),
			person: idOf('p', 1),
			role: next() < 0.8 ? 'tutor' : 'employer',
			decision: next() < 0.9 ? 'confirmed' : 'returned',
			comment: '',
			on: '2026-02-01',
			seen: { device1: 1 },
			sha256: '0'.repeat(64)
		}
	}));
	return structuredClone<Row[]>([...evidence, ...claims, ...confirmations]);
}

/** A file of so many bytes for each of so many pieces: the rows alone. */
export function fileRows(count: number, bytes: number): Attachment[] {
	return times(count, (index) => ({
		...header(idOf('f', index)),
		kind: 'attachment',
		fields: {
			evidence: idOf('e', index),
			name: `photo-${index}.jpg`,
			type: 'image/jpeg',
			size: bytes,
			sha256: index.toString(16).padStart(64, '0'),
			pieces: Math.ceil(bytes / 8_388_608)
		}
	}));
}

const story =
	'The customer had waited for two weeks. I listened, said sorry, found out what had gone wrong and agreed with her when she would hear from me. Then I told the stores what to change.';

/** So many days after the programme began. */
function dayOf(days: number): string {
	return new Date(Date.UTC(2025, 0, 6 + days)).toISOString().slice(0, 10);
}

export const apprentice = 'Ottilie Brand';
export const recordId = idOf('r', 1);

/** The record's own row and its apprentice, for storage to find the others. */
export function ownRows({ id }: Specification): Row[] {
	const person: Person = {
		...header(idOf('p', 0)),
		kind: 'person',
		fields: { name: apprentice, roles: ['apprentice'] }
	};
	const record: RecordRow = {
		...header(recordId),
		kind: 'record',
		fields: {
			apprentice: person.id,
			specification: id,
			contact: [],
			exempt: [],
			start: '2026-01-05',
			gateway: null,
			sample: false
		}
	};
	return [person, record];
}

function header(id: string) {
	return {
		id,
		recordId: idOf('r', 1),
		author: { person: idOf('p', 0), device: 'device1' },
		version: { device1: 1 },
		stamps: {},
		conflicts: {},
		deleted: false,
		createdAt: '2026-01-10T09:00:00.000Z',
		changedAt: '2026-01-10T09:00:00.000Z'
	};
}

/** As long as a UUID and, like one, different from the first letters on. */
export function idOf(letter: string, index: number): string {
	const scattered = (Math.imul(index + 1, 0x9e3779b1) >>> 0).toString(16).padStart(8, '0');
	return `${scattered}-0000-4000-8000-${letter.charCodeAt(0).toString(16)}${index.toString(16).padStart(10, '0')}`;
}

function times<T>(count: number, make: (index: number) => T): T[] {
	return Array.from({ length: count }, (_, index) => make(index));
}

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
function numbersFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
