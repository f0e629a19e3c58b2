/**
 * A device's word for a decision, a finished mock or a signature: a row beside it that is signed with the
 * device's own key, over the hash of what was written. A later change shows, and so does a forgery. What
 * the row itself refers to is inside it as a hash already, so the device's word covers that too.
 */
import canonicalize from 'canonicalize';
import { fromBase64url, toBase64url } from './attestation-bytes.ts';
import type { Change, Edit } from './change.ts';
import { derivedId } from './derived-id.ts';
import type { Attestation, Fields, Key, Role, Row } from './rows.ts';
import { seal } from './seal.ts';

/** A device's key pair, of which only the public half can be seen. */
export interface Signer {
	readonly device: string;
	/** The point, uncompressed, as base64url. */
	readonly publicKey: string;
	/** ECDSA over P-256 with SHA-256. */
	sign(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

export interface Attesting {
	readonly recordId: string;
	readonly signer: Signer;
	/** A row as it is now, a deleted one too. */
	readonly rowOf: (id: string) => Promise<Row | undefined>;
	readonly newId: () => string;
}

/** What a device vouches for. */
interface Said {
	readonly kind: Row['kind'];
	readonly of: string;
	readonly person: string;
	readonly role: Role;
	readonly fields: unknown;
}

/**
 * The same change, and in it this device's word for each decision, finished mock and signature; the public
 * half of the key comes into the record with the first of them.
 */
export async function attest(change: Change, attesting: Attesting): Promise<Change> {
	const { recordId, signer, rowOf, newId } = attesting;
	const { device, publicKey } = signer;
	const keys: Edit[] = [];
	const words: Edit[] = [];
	for (const edit of change.edits) {
		const said = await saidBy(edit, rowOf);
		if (!said) continue;
		const { person, role } = said;
		const key: Fields<'key'> = { person, role, device, algorithm: 'P-256', publicKey };
		const keyId = keyIdOf(recordId, key);
		if (!keys.some(({ id }) => id === keyId)) {
			const known = await rowOf(keyId);
			if (!known) keys.push({ op: 'create', kind: 'key', id: keyId, fields: key });
			else if (known.deleted) keys.push({ op: 'restore', id: keyId });
		}
		const sha256 = await hashOf(recordId, said);
		const signature = toBase64url(await signer.sign(signedBytes(key, sha256)));
		const fields = { of: said.of, key: keyId, sha256, signature };
		words.push({ op: 'create', kind: 'attestation', id: newId(), fields });
	}
	return words.length === 0 ? change : { ...change, edits: [...change.edits, ...keys, ...words] };
}

async function saidBy(edit: Edit, rowOf: Attesting['rowOf']): Promise<Said | null> {
	if (edit.op === 'create') return saidIn(edit);
	const ends = edit.op === 'edit' && Boolean(edit.fields.finished);
	const row = ends ? await rowOf(edit.id) : undefined;
	if (edit.op !== 'edit' || row?.kind !== 'mock') return null;
	return saidIn({ ...row, fields: { ...row.fields, ...edit.fields } });
}

/** What a row says that a device can vouch for; null where it says nothing of the kind. */
function saidIn(row: Pick<Row, 'id' | 'kind' | 'fields'>): Said | null {
	const { id: of, kind } = row;
	const one = row as Row;
	if (one.kind === 'confirmation' || one.kind === 'signature') {
		const { person, role } = one.fields;
		return { kind, of, person, role, fields: one.fields };
	}
	if (one.kind !== 'mock' || !one.fields.finished) return null;
	// The words to the apprentice stay open; the seal in `finished` covers the rest and all marks.
	const { conductor, role, finished } = one.fields;
	return { kind, of, person: conductor, role, fields: { finished } };
}

function hashOf(record: string, { kind, of, fields }: Said): Promise<string> {
	return seal({ record, kind, of, fields });
}

/** The key's owner is signed too, so that nobody else can put their name to it. */
function signedBytes(key: Fields<'key'>, sha256: string): Uint8Array<ArrayBuffer> {
	const { person, role, device, algorithm, publicKey } = key;
	const owner = { person, role, device, algorithm, publicKey };
	return new TextEncoder().encode(canonicalize({ key: owner, sha256 }) ?? '');
}

/** One row for each key, person and role, whichever device writes it. */
export function keyIdOf(recordId: string, { person, role, device, publicKey }: Fields<'key'>): string {
	return derivedId('key', recordId, person, role, device, publicKey);
}

/** Whether an attestation was made with a key, for whatever it vouches. */
export async function signatureFits({ fields }: Attestation, key: Key | undefined): Promise<boolean> {
	const point = key && fromBase64url(key.fields.publicKey);
	const signature = fromBase64url(fields.signature);
	if (!point || !signature || key.id !== fields.key || key.id !== keyIdOf(key.recordId, key.fields))
		return false;
	const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
	try {
		const publicKey = await crypto.subtle.importKey('raw', point, algorithm, false, ['verify']);
		return await crypto.subtle.verify(
			algorithm,
			publicKey,
			signature,
			signedBytes(key.fields, fields.sha256)
		);
	} catch {
		// The text is no point of the curve.
		return false;
	}
}

/** What can be said of a row that may be vouched for. */
export type Vouched =
	{ readonly state: 'unsigned' | 'forged' } | { readonly state: 'signed' | 'changed'; readonly key: Key };

/**
 * Whether a device vouches for a row as it is.
 *
 * @param attestations any; those of other rows are passed over
 */
export async function vouched(
	row: Row,
	attestations: Iterable<Attestation>,
	keyOf: (id: string) => Key | undefined
): Promise<Vouched> {
	const said = saidIn(row);
	let found: Vouched = { state: 'unsigned' };
	if (!said) return found;
	const sha256 = await hashOf(row.recordId, said);
	for (const attestation of attestations) {
		if (attestation.deleted || attestation.fields.of !== row.id) continue;
		const key = keyOf(attestation.fields.key);
		const own = key?.fields.person === said.person && key.fields.role === said.role;
		if (!key || !own || !(await signatureFits(attestation, key))) {
			if (found.state === 'unsigned') found = { state: 'forged' };
		} else if (attestation.fields.sha256 === sha256) return { state: 'signed', key };
		else found = { state: 'changed', key };
	}
	return found;
}
