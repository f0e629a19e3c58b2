import { afterEach, expect, vi } from 'vitest';
import type { App } from '#lib/components/app/App.svelte.ts';
import { KeptForm } from '#lib/components/app/KeptForm.svelte.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { it } from '../../support/places.ts';
import { record } from '../../support/rows.ts';

afterEach(() => vi.useRealTimers());

function aForm(storage: Storage) {
	const app = {
		storage: Promise.resolve(storage),
		attempt: <T>(run: () => Promise<T>) => run()
	} as unknown as App;
	return new KeptForm(app, { id: 'form', recordId: record, initial: { text: '' } });
}

it('somebody who types without a pause loses no more than two seconds when the tab dies', async ({
	place
}) => {
	const storage = await place.tab();
	const form = aForm(storage);
	vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
	for (let tenth = 1; tenth <= 35; tenth++) {
		form.values.text = 'x'.repeat(tenth);
		form.changed();
		vi.advanceTimersByTime(100);
	}
	vi.useRealTimers();
	await expect.poll(async () => (await storage.drafts.get('form'))?.value).toEqual({ text: 'x'.repeat(20) });

	const next = aForm(await place.tab());
	await next.restore();
	expect([next.restored, next.values.text.length]).toEqual([true, 20]);
});
