import { afterEach, describe, expect } from 'vitest';
import { clearParked, park, parked } from '#lib/components/capture/parked-share.ts';
import { eraseAll } from '#lib/storage/erase-all.ts';
import { it, type Place } from '../../support/places.ts';
import { aNewRecord, kezia, record } from '../../support/rows.ts';

afterEach(async () => {
	await clearParked();
	localStorage.clear();
	sessionStorage.clear();
});

const isHere = async ({ name }: Place) => (await indexedDB.databases()).some((one) => one.name === name);

describe('erasing everything', () => {
	it('leaves no database, no shared file and no setting, and nothing of others is touched', async ({
		place
	}) => {
		const storage = await place.tab();
		await storage.write(record, aNewRecord(), kezia);
		const form = new FormData();
		form.set('title', 'Mrs Holt');
		await park(form);
		await caches.open('of-another-site');
		sessionStorage.setItem('waymark.here', 'Helen');
		localStorage.setItem('another-site', 'stays');

		storage.close();
		expect(await eraseAll(place.name, clearParked)).toEqual([]);
		expect(await isHere(place)).toBe(false);
		expect(await parked()).toBeNull();
		expect(sessionStorage.getItem('waymark.here')).toBeNull();
		expect(localStorage.getItem('another-site')).toBe('stays');
		expect(await caches.has('of-another-site')).toBe(true);
		await caches.delete('of-another-site');
	});

	it('has other tabs let go, and tells them why', async ({ place }) => {
		const told: string[] = [];
		const other = await place.tab((why) => told.push(why));
		await other.write(record, aNewRecord(), kezia);
		expect(await eraseAll(place.name, clearParked)).toEqual([]);
		expect(told).toEqual(['erased']);
		await expect(other.records()).rejects.toThrow();
		expect(await (await place.tab()).records()).toEqual([]);
	});

	it('says what is left where another tab holds on to it, or the browser refuses', async ({ place }) => {
		await (await place.tab()).write(record, aNewRecord(), kezia);
		// A tab of somebody's that does not listen.
		const held = await place.raw();
		held.onversionchange = () => undefined;
		const refused = () => Promise.reject(new Error('refused'));
		expect(await eraseAll(place.name, refused, 10)).toEqual(['records', 'shared']);
		held.close();
	});
});
