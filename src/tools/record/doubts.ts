/**
 * What in a good record file is not what was decided on or signed. No reason to refuse the file: the app takes
 * it in too and says so beside the row. Grades go by stamps, which somebody who edits a file by hand can leave.
 */
import { vouched } from '#lib/record/attestation.ts';
import { changesSince, RowsBehind } from '#lib/record/behind.ts';
import { sealFits } from '#lib/record/confirm.ts';
import { sealHolds } from '#lib/record/mock-seal.ts';
import type { Confirmation, Kind, Mock, Row, RowOf } from '#lib/record/rows.ts';
import { names } from '#lib/exchange/record-file.ts';
import type { FileProblem } from '#lib/exchange/refusal.ts';

/** Characters of rows that are kept to be looked at; no honest record comes near. */
const mostText = 24 * 1024 * 1024;
const most = 50;

const looked: ReadonlySet<Kind> = new Set<Kind>([
	...(['evidence', 'attachment', 'tag', 'claim', 'confirmation', 'mock', 'mark', 'asked'] as const),
	...(['signature', 'key', 'attestation'] as const)
]);

export class Doubts {
	readonly #lines = new Map<string, number>();
	readonly #rows = new Map<Kind, Row[]>();
	#line = 0;
	#text = 0;

	/** Takes in the rows of a file, each of which is good, in the file's order. */
	add(row: Row): void {
		this.#line += 1;
		if (row.deleted || !looked.has(row.kind) || this.#text > mostText) return;
		this.#text += JSON.stringify(row).length;
		const own = this.#rows.get(row.kind);
		if (own) own.push(row);
		else this.#rows.set(row.kind, [row]);
		this.#lines.set(row.id, this.#line);
	}

	async list(): Promise<FileProblem[]> {
		if (this.#text > mostText)
			return [{ where: names.rows, what: 'There is too much in it to compare with what was decided on.' }];
		const found: FileProblem[] = [];
		for await (const [{ id }, what] of this.#found()) {
			found.push({ where: `${names.rows}, line ${this.#lines.get(id) ?? 0}`, what });
			if (found.length === most) break;
		}
		return found;
	}

	async *#found(): AsyncGenerator<readonly [Row, string]> {
		const words = Map.groupBy(this.#all('attestation'), ({ fields }) => fields.of);
		const keys = new Map(this.#all('key').map((key) => [key.id, key]));
		const decided = [...this.#all('confirmation'), ...this.#all('mock'), ...this.#all('signature')];
		for (const row of decided) {
			const { state } = await vouched(row, words.get(row.id) ?? [], (id) => keys.get(id));
			if (state === 'changed') yield [row, 'It was changed after it was signed.'];
			if (state === 'forged') yield [row, 'It is signed with the key of somebody else.'];
		}
		yield* this.#unlikeConfirmed(this.#all('confirmation'));
		yield* this.#unlikeSealed(this.#all('mock'));
	}

	async *#unlikeConfirmed(decisions: readonly Confirmation[]): AsyncGenerator<readonly [Row, string]> {
		const claims = new Map(this.#all('claim').map((claim) => [claim.id, claim]));
		const files = [...this.#all('attachment'), ...this.#all('tag')];
		const { of } = new RowsBehind([...this.#all('evidence'), ...files]);
		for (const row of decisions) {
			const claim = claims.get(row.fields.claim);
			if (!claim || row.fields.decision !== 'confirmed' || changesSince(row, claim, of).length > 0) continue;
			if (!(await sealFits(row, claim, of(claim))))
				yield [row, 'What it confirms is not what was confirmed, though no change is on record.'];
		}
	}

	async *#unlikeSealed(mocks: readonly Mock[]): AsyncGenerator<readonly [Row, string]> {
		const marks = Map.groupBy(this.#all('mark'), ({ fields }) => fields.mock);
		const asked = Map.groupBy(this.#all('asked'), ({ fields }) => fields.mock);
		for (const mock of mocks)
			if (!(await sealHolds(mock, marks.get(mock.id) ?? [], asked.get(mock.id) ?? [])))
				yield [mock, 'The mock or one of its marks was changed after it was finished.'];
	}

	#all<K extends Kind>(kind: K): readonly RowOf<K>[] {
		return (this.#rows.get(kind) ?? []) as unknown as readonly RowOf<K>[];
	}
}
