import { describe, expect, it } from 'vitest';
import { objection } from '../../src/tools/boundaries.mjs';
import { root } from './support/repository.ts';

const refused = (file: string, specifier: string, typeOnly = false) =>
	objection(root + file, specifier, typeOnly) !== undefined;

describe('imports point one way', () => {
	it.for([
		['src/routes/+page.svelte', '#lib/components/Card.svelte'],
		['src/lib/components/Card.svelte', '#lib/storage/store.ts'],
		['src/lib/components/Card.svelte', './icons/Tick.svelte'],
		['src/lib/exchange/file.ts', '../storage/store.ts'],
		['src/lib/storage/store.ts', '#lib/assessment/grade.ts'],
		['src/lib/gateway/ready.ts', '#lib/assessment/grade.ts'],
		['src/lib/assessment/grade.ts', '#lib/record/rows.ts'],
		['src/lib/record/rows.ts', '../specification/types.ts'],
		['src/lib/storage/database.ts', 'dexie'],
		['src/lib/components/markdown.ts', 'marked'],
		['src/lib/components/markdown/render.ts', 'dompurify'],
		['src/lib/record/schema.ts', 'zod'],
		['src/lib/specification/organisation-schema.ts', 'zod'],
		['src/lib/components/Chart.svelte', 'chart.js'],
		['src/lib/specification/check/yaml-text.ts', 'yaml'],
		['src/tools/content/build.ts', 'node:fs'],
		['src/tools/content/markdown.ts', 'marked'],
		['src/tools/examples.ts', '../lib/assessment/grade.ts'],
		['src/tools/record.ts', '#lib/exchange/record-file.ts'],
		['src/lib/assessment/grade.ts', '#content/index.json']
	])('%s may import %s', ([file = '', specifier = '']) => {
		expect(refused(file, specifier)).toBe(false);
	});

	it.for([
		['src/lib/components/Card.svelte', '../../routes/page.ts'],
		['src/lib/storage/store.ts', '#lib/components/Card.svelte'],
		['src/lib/storage/store.ts', '#lib/exchange/file.ts'],
		['src/lib/assessment/grade.ts', '#lib/gateway/ready.ts'],
		['src/lib/assessment/deep/grade.ts', '../../storage/store.ts'],
		['src/lib/record/rows.ts', '#lib/assessment/grade.ts'],
		['src/lib/specification/types.ts', '../record/rows.ts'],
		['src/routes/+page.ts', '../tools/content.ts'],
		['src/tools/examples.ts', '../lib/storage/store.ts'],
		['src/lib/components/Card.svelte', '$lib/storage/store.ts'],
		['src/routes/+page.svelte', 'dexie'],
		['src/lib/components/Card.svelte', 'marked'],
		['src/routes/+page.svelte', 'dompurify'],
		['src/lib/record/rows.ts', 'zod'],
		['src/lib/specification/find.ts', 'yaml'],
		['src/lib/exchange/file.ts', 'yaml'],
		['src/lib/record/rows.ts', 'svelte/reactivity'],
		['src/lib/gateway/ready.ts', '$app/paths'],
		['src/lib/gateway/ready.ts', 'node:fs'],
		['src/lib/specification/load.ts', '#content/one.json?url'],
		['src/lib/specification/load.ts', './one.json?url'],
		['src/routes/+page.ts', 'node:fs']
	])('%s may not import %s', ([file = '', specifier = '']) => {
		expect(refused(file, specifier)).toBe(true);
	});

	it('lets a type of zod through everywhere, since nothing is loaded for it', () => {
		expect(refused('src/lib/record/rows.ts', 'zod', true)).toBe(false);
	});
});
