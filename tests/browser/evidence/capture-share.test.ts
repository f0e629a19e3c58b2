import { afterEach, describe, expect, it } from 'vitest';
import { clearParked, park, parked } from '#lib/components/capture/parked-share.ts';
import { aFile, sha256 } from '../../support/files.ts';

afterEach(clearParked);

function shared(files: readonly File[], words: Record<string, string> = {}): FormData {
	const form = new FormData();
	for (const [field, text] of Object.entries(words)) form.set(field, text);
	for (const file of files) form.append('files', file);
	return form;
}

describe('what is shared into the app', () => {
	it('waits as it was sent, files with their names and types', async () => {
		const photo = aFile('Läden & “Kasse”.jpg', 100_000, 'image/jpeg');
		expect(
			await park(shared([photo, aFile('two.pdf', 10)], { title: 'Till', text: 'Look', url: 'https://x.uk' }))
		).toBe(true);
		const waiting = await parked();
		expect(waiting).toMatchObject({ title: 'Till', text: 'Look\n\nhttps://x.uk' });
		const again = waiting?.files.find(({ name }) => name === photo.name);
		expect(again?.type).toBe('image/jpeg');
		expect(await sha256(again ?? new Blob())).toBe(await sha256(photo));
		expect(waiting?.files.length).toBe(2);
	});

	it('adds up when something is shared twice before anybody looks', async () => {
		await park(shared([aFile('one.txt', 1)]));
		await park(shared([aFile('two.txt', 1)], { text: 'Only words' }));
		expect(await parked()).toMatchObject({ title: '', text: 'Only words', files: { length: 2 } });
	});

	it('is nothing where nothing was sent, or it was thrown away', async () => {
		await park(shared([]));
		expect(await parked()).toBeNull();
		await park(shared([aFile('one.txt', 1)]));
		await clearParked();
		expect(await parked()).toBeNull();
	});
});
