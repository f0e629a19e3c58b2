import { describe, expect } from 'vitest';
import { it } from '../../support/places.ts';
import { record } from '../../support/rows.ts';

const draft = {
	id: 'evidence-new',
	recordId: record,
	value: { title: 'Half a ti', date: '', claims: [{ requirement: 'guild/K1', how: '' }] },
	attachments: ['one', 'two']
};

describe('a draft', () => {
	it('comes back as it was kept, after the app was closed', async ({ place }) => {
		const storage = await place.tab();
		const before = new Date().toISOString();
		await storage.drafts.keep(draft);
		storage.close();
		const kept = await (await place.tab()).drafts.get('evidence-new');
		expect(kept).toEqual({ ...draft, savedAt: kept?.savedAt });
		expect(kept && kept.savedAt >= before).toBe(true);
	});

	it('takes the place of the one before it', async ({ place }) => {
		const { drafts } = await place.tab();
		await drafts.keep(draft);
		await drafts.keep({ ...draft, value: { title: 'Half a title' } });
		expect(await drafts.get(draft.id)).toMatchObject({ value: { title: 'Half a title' } });
		expect(await place.counts()).toMatchObject({ drafts: 1 });
	});

	it('stays apart from others, and is gone when it is dropped', async ({ place }) => {
		const { drafts } = await place.tab();
		await drafts.keep(draft);
		await drafts.keep({ ...draft, id: 'evidence-other' });
		await drafts.drop(draft.id);
		await drafts.drop('never-kept');
		expect(await drafts.get(draft.id)).toBeUndefined();
		expect(await drafts.get('evidence-other')).toBeDefined();
	});

	it('is no part of the record', async ({ place }) => {
		const storage = await place.tab();
		await storage.drafts.keep(draft);
		const { drafts, ...others } = await place.counts();
		expect(drafts).toBe(1);
		expect(Object.values(others).every((count) => count === 0)).toBe(true);
		expect(await storage.records()).toEqual([]);
	});
});
