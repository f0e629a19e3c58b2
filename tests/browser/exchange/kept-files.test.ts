import { describe, expect } from 'vitest';
import type { Row } from '#lib/record/rows.ts';
import { inOrder, takeIn, wholeRecord } from '../../support/importing.ts';
import { it } from '../../support/places.ts';
import { asText, entriesOf, manifestOf } from '../../support/record-files.ts';

const kept = import.meta.glob<string>('../../fixtures/record-files/*.zip', {
	query: '?url',
	import: 'default',
	eager: true
});

describe('a record file of long ago', () => {
	it.for(Object.entries(kept).map(([path, url]) => [path.replace(/^.*\//, ''), url] as const))(
		'%s is imported row for row and byte for byte',
		async ([, url], { place }) => {
			const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
			const entries = await entriesOf(bytes);
			const { record, entries: listed } = manifestOf(entries);
			const rows = asText(entries.get('rows.jsonl'))
				.trimEnd()
				.split('\n')
				.map((line) => JSON.parse(line) as Row);
			const storage = await place.tab();
			await takeIn(storage, new Blob([bytes]));
			const there = await wholeRecord(storage, String(record));
			expect(there.rows).toEqual(inOrder(rows));
			const files = listed.flatMap(({ attachment, sha256 }) => (attachment ? [[attachment, sha256]] : []));
			expect(there.files).toEqual(Object.fromEntries(files));
			expect(files.length).toBeGreaterThan(0);
		}
	);
});
