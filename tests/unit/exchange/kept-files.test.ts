import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRecordFile } from '#lib/exchange/read-record-file.ts';
import { formatVersion } from '#lib/exchange/record-file.ts';
import { blobSource } from '#lib/exchange/source.ts';
import { everyKind } from '../../support/every-kind.ts';
import { asText, entriesOf, hashOf } from '../../support/record-files.ts';
import { kinds } from '../../support/rows.ts';

const folder = join(import.meta.dirname, '..', '..', 'fixtures', 'record-files');
const name = `${formatVersion}-every-kind.waymark.zip`;

// Once for each version of the format: see tests/fixtures/record-files/README.md.
if (process.env['KEEP_RECORD_FILE']) {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, name), await everyKind());
}

const kept = readdirSync(folder).filter((file) => file.endsWith('.zip'));

describe('kept record files', () => {
	it('are there for the present version, with a row of every kind', async () => {
		expect(kept).toContain(name);
		const rows = await rowsIn(name);
		expect([...new Set(rows.map((row) => (row as { kind: string }).kind))].sort()).toEqual([...kinds].sort());
	});

	it.for(kept)('%s is read, row for row and byte for byte', async (file) => {
		const bytes = new Uint8Array(readFileSync(join(folder, file)));
		const read = await readRecordFile(blobSource(new Blob([bytes])));
		if (!read.ok) throw new Error(JSON.stringify(read.problems));
		expect(read.file.rows).toEqual(await rowsIn(file));
		const entries = await entriesOf(bytes);
		for (const { path, attachment } of read.file.manifest.entries) {
			if (attachment === undefined) continue;
			const parts: Uint8Array<ArrayBuffer>[] = [];
			for await (const part of read.file.bytes(attachment)) parts.push(part);
			const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
			expect(hashOf(whole), path).toBe(hashOf(entries.get(path)!));
		}
	});
});

/** As a library reads them that knows nothing of us. */
async function rowsIn(file: string): Promise<unknown[]> {
	const entries = await entriesOf(new Uint8Array(readFileSync(join(folder, file))));
	const lines = asText(entries.get('rows.jsonl')).trimEnd().split('\n');
	return lines.map((line) => JSON.parse(line) as unknown);
}
