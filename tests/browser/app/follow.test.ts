import { expect, it } from 'vitest';
import { App } from '#lib/components/app/App.svelte.ts';
import type { Storage } from '#lib/storage/storage.ts';

/** An app whose records open when the test says so, and are then found to be gone. */
function aSlowApp() {
	const wanted: string[] = [];
	const { promise, resolve } = Promise.withResolvers<null>();
	const storage = {
		openRecord: (id: string) => {
			wanted.push(id);
			return promise;
		},
		lastRecord: () => Promise.resolve('before'),
		row: () => Promise.resolve(undefined)
	};
	const app = new App(() => Promise.resolve(storage as unknown as Storage));
	return { app, wanted, answer: () => resolve(null) };
}

const address = (path: string) => new URL(path, 'https://waymark.example');

it('whoever goes on while a record opens goes on with that record', async () => {
	const { app, wanted, answer } = aSlowApp();
	const first = app.follow(address('/dashboard?record=chosen'));
	await expect.poll(() => wanted).toEqual(['chosen']);
	await app.follow(address('/evidence'));
	answer();
	await first;
	expect(wanted).toEqual(['chosen']);
	expect(app.opened).toMatchObject({ state: 'failed', failure: { detail: 'chosen' } });
});

it('another record that is chosen meanwhile comes in its place', async () => {
	const { app, wanted, answer } = aSlowApp();
	const first = app.follow(address('/dashboard?record=chosen'));
	await expect.poll(() => wanted).toEqual(['chosen']);
	const second = app.follow(address('/dashboard?record=other'));
	await expect.poll(() => wanted).toEqual(['chosen', 'other']);
	answer();
	await Promise.all([first, second]);
	expect(app.opened).toMatchObject({ state: 'failed', failure: { detail: 'other' } });
	await app.follow(address('/evidence'));
	expect(wanted.at(-1)).toBe('before');
});
