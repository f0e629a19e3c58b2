/** Devices that sign, and people who write at them. */
import { attest, type Signer } from '#lib/record/attestation.ts';
import { toBase64url } from '#lib/record/attestation-bytes.ts';
import { RowsBehind } from '#lib/record/behind.ts';
import { applyChange, type Edit } from '#lib/record/change.ts';
import { confirmation } from '#lib/record/confirm.ts';
import type { Claim, Role, Row } from '#lib/record/rows.ts';
import { byId, id, record } from './rows.ts';

/** A device's key, as a browser would make it. */
export async function newSigner(device: string): Promise<Signer> {
	const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
	const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
	return {
		device,
		publicKey,
		sign: async (bytes) =>
			new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes))
	};
}

/** One device with a copy of the record, and whoever sits at it. */
export class Desk {
	readonly person: string;
	readonly role: Role;
	readonly #signer: Signer;
	#rows: Map<string, Row>;
	#counter = 100;

	private constructor(rows: readonly Row[], person: string, role: Role, signer: Signer) {
		this.#rows = byId(rows);
		this.person = person;
		this.role = role;
		this.#signer = signer;
	}

	static async with(rows: readonly Row[], person: string, role: Role, device: string): Promise<Desk> {
		return new Desk(rows, person, role, await newSigner(device));
	}

	get rows(): Row[] {
		return [...this.#rows.values()];
	}

	get<R extends Row = Row>(rowId: string): R {
		const row = this.#rows.get(rowId);
		if (!row) throw new Error(`no row ${rowId}`);
		return row as R;
	}

	/** Writes, and signs what is signed. */
	async write(edits: readonly Edit[], author = this.person): Promise<void> {
		const change = await attest(
			{ name: 'edit-evidence', edits },
			{
				recordId: record,
				signer: this.#signer,
				rowOf: (rowId) => Promise.resolve(this.#rows.get(rowId)),
				newId: () => crypto.randomUUID()
			}
		);
		const counter = ++this.#counter;
		const stamp = {
			recordId: record,
			author: { person: author, device: this.#signer.device },
			counter,
			at: new Date(Date.UTC(2026, 4, 1) + counter * 60_000).toISOString()
		};
		const applied = applyChange(change, this.#rows, stamp);
		if (!applied.ok) throw new Error(`${applied.reason} ${applied.id}`);
		for (const row of applied.after) this.#rows.set(row.id, row);
	}

	/** Puts a row here as it is, past all rules. */
	put(row: Row): void {
		this.#rows.set(row.id, row);
	}

	/** Decides on a claim. */
	async decide(word: string, claim: string, decision: 'confirmed' | 'returned' = 'confirmed'): Promise<void> {
		const { person, role } = this;
		const one = this.get<Claim>(id(claim));
		const ruling = { person, role, decision, comment: 'Well lit.', on: '2026-05-03' };
		const fields = await confirmation(one, new RowsBehind(this.rows).of(one), ruling);
		await this.write([{ op: 'create', kind: 'confirmation', id: id(word), fields }]);
	}
}
