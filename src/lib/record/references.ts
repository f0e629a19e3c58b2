/** What a row refers to. */
import type { Kind, Row } from './rows.ts';

/** A row that another one names, and what it may be: null where any kind will do. */
export type Reference = readonly [id: string, kind: Kind | null];

/**
 * The rows without which a row makes no sense. The earlier version of a file is none of them: it may have
 * stayed behind where only a part of the record went on.
 */
export function referencesOf(row: Row): Reference[] {
	return namesIn(row).filter((one): one is Reference => typeof one[0] === 'string');
}

function namesIn({ kind, fields }: Row): readonly (readonly [string | null | undefined, Kind | null])[] {
	switch (kind) {
		case 'record':
			return [[fields.apprentice, 'person']];
		case 'attachment':
			return [[fields.evidence, 'evidence']];
		case 'claim':
			return [
				[fields.evidence, 'evidence'],
				[fields.tag, 'tag']
			];
		case 'confirmation':
		case 'comment':
			return [
				[fields.claim, 'claim'],
				[fields.person, 'person']
			];
		case 'tag':
			return [[fields.attachment, 'attachment']];
		case 'selection':
		case 'hours':
			return [[fields.evidence, 'evidence']];
		case 'mock':
			return [[fields.conductor, 'person']];
		case 'mark':
			return [[fields.mock, 'mock']];
		case 'correction':
			return [
				[fields.mock, 'mock'],
				[fields.person, 'person']
			];
		case 'asked':
			return [
				[fields.mock, 'mock'],
				[fields.follows, 'asked']
			];
		case 'fact':
			return 'person' in fields ? [[fields.person, 'person']] : [];
		case 'result':
		case 'key':
			return [[fields.person, 'person']];
		case 'action':
			return [
				[fields.of, null],
				[fields.evidence, 'evidence']
			];
		case 'form':
			return [[fields.mock, 'mock']];
		case 'answer':
			return [[fields.form, 'form']];
		case 'signature':
			return [
				[fields.of, null],
				[fields.person, 'person']
			];
		case 'attestation':
			return [
				[fields.of, null],
				[fields.key, 'key']
			];
		case 'person':
		case 'evidence':
		case 'link':
		case 'appointment':
		case 'review':
			return [];
		default:
			return kind satisfies never;
	}
}
