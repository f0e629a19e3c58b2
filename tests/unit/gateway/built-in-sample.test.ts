import { join } from 'node:path';
import { expect, it } from 'vitest';
import { overview } from '#lib/gateway/overview.ts';
import type { Fact, RecordRow } from '#lib/record/rows.ts';
import { planSample } from '#lib/record/sample.ts';
import { loadContent } from '../../../src/tools/content/load.ts';
import { loadSamples } from '../../../src/tools/content/samples.ts';
import { applied, id, stampBy } from '../../support/rows.ts';
import { builtInRules } from './builders.ts';

const folder = join(process.cwd(), 'content');
const rules = await builtInRules();
const { specifications, practices } = await loadContent(folder);
const samples = await loadSamples(folder, specifications, []);
const today = '2026-11-23';

it('each sample names items that are on its list, has something met and something open, and no warning', () => {
	expect(samples.length).toBeGreaterThan(0);
	for (const { sample } of samples) {
		const specification = specifications.find((one) => one.id === sample.specification);
		const practice = practices.get(sample.specification);
		if (!specification || !practice) throw new Error(`${sample.id} has no specification`);
		let count = 0;
		const plan = planSample(sample, today, () => id(`n${++count}`));
		const { after } = applied(plan.change.edits, [], stampBy('device1', 1, plan.recordId));
		const record = after.find((row): row is RecordRow => row.kind === 'record');
		if (!record) throw new Error(`${sample.id} has no record`);
		const facts = after.filter((row): row is Fact => row.kind === 'fact');
		const rows = { record, facts, coverage: { methods: new Map() }, pieces: 0 };
		const view = overview(rows, specification, practice, rules, today);

		const items = view.readiness.items.map(({ item }) => item.id);
		for (const { item } of sample.facts.words) expect(items).toContain(item);
		const standings = view.readiness.items.map(({ standing }) => standing);
		expect(standings).toEqual(expect.arrayContaining(['met', 'not-met', 'not-known']));
		expect(view.warnings).toEqual([]);
		expect(view.timeline.next).not.toBeNull();
		const groups = Object.values(view.groups).flat();
		expect(groups.map(({ item }) => item.id).sort()).toEqual(items.sort());
	}
});
