/** Whether the signatures in a record file were made with the keys that stand beside them. */
import { signatureFits } from '#lib/record/attestation.ts';
import type { Attestation, Key, Row } from '#lib/record/rows.ts';
import type { FileProblems } from './refusal.ts';

export class DeviceWords {
	readonly #keys = new Map<string, Key>();
	readonly #words: { readonly row: Attestation; readonly where: string }[] = [];

	add(row: Row, where: string): void {
		if (row.kind === 'key') this.#keys.set(row.id, row);
		else if (row.kind === 'attestation' && !row.deleted) this.#words.push({ row, where });
	}

	/**
	 * Once all rows are in.
	 *
	 * @param loose whether keys may be missing, since they are in the record that the file answers
	 */
	async close(problems: FileProblems, loose: boolean): Promise<void> {
		for (const { row, where } of this.#words) {
			if (problems.full) return;
			const key = this.#keys.get(row.fields.key);
			if (!(loose && !key) && !(await signatureFits(row, key)))
				problems.add(where, `The signature does not fit what it stands for: it was forged or damaged.`);
		}
	}
}
