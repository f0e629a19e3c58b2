import { expect, fileNamed, openSample, test, type Page } from './support/fixture.ts';

test('a piece without a title, or with a date to come, is not saved and says what to do', async ({
	page
}) => {
	await openSample(page);
	await page.goto('/evidence/new');
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByText('Give it a title.')).toBeVisible();
	await expect(page.getByLabel('Title')).toBeFocused();

	await page.getByLabel('Title').fill('From the future');
	await page.getByLabel('Date of the work').fill('2099-01-01');
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByText('This date is still to come.')).toBeVisible();
	await expect(page.getByLabel('Date of the work')).toBeFocused();
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await expect(page.getByRole('link', { name: 'From the future' })).toHaveCount(0);
});

test('an empty file is refused by name, and the good one beside it is kept', async ({ page }) => {
	await openSample(page);
	await page.goto('/evidence/new');
	await page.getByLabel('Files').setInputFiles([
		{ name: 'nothing.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) },
		{ name: 'something.txt', mimeType: 'text/plain', buffer: Buffer.from('here') }
	]);
	await expect(page.getByText('“nothing.pdf” is empty')).toBeVisible();
	await expect(fileNamed(page, 'something.txt')).toBeVisible();
});

test('files that are asked about are not left out by saving', async ({ page }) => {
	await openSample(page);
	await page.goto('/evidence/new');
	await page.getByLabel('Title').fill('Far too many');
	await page.getByLabel('Files').setInputFiles(
		Array.from({ length: 101 }, (_, index) => ({
			name: `note-${index}.txt`,
			mimeType: 'text/plain',
			buffer: Buffer.from(`note ${index}`)
		}))
	);
	await expect(page.getByText('You chose 101 files')).toBeVisible();
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('button', { name: 'Add the first 100' })).toBeFocused();
	await page.getByRole('button', { name: 'Add none' }).click();
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { name: 'Far too many' })).toBeVisible();
});

test('a file too large for the space left is refused before anything is written', async ({ page }) => {
	await openSample(page);
	await page.goto('/evidence/new');
	await page.evaluate(() => {
		// A disk as full as this one cannot be had on every machine.
		StorageManager.prototype.estimate = () => Promise.resolve({ quota: 2_000_000, usage: 1_000_000 });
	});
	await page
		.getByLabel('Files')
		.setInputFiles({ name: 'film.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(4_000_000, 1) });
	await expect(page.getByText('There is no room left for “film.mp4”')).toBeVisible();
	await expect(fileNamed(page, 'film.mp4')).toHaveCount(0);
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await expect(page.getByText(/^\d+ pieces$/)).toBeVisible();
});

test('where the disk is full in mid-save, the form stays as it is, and saves once there is room', async ({
	page
}) => {
	await openSample(page);
	await page.goto('/evidence/new');
	await page.getByLabel('Title').fill('The day the disk was full');
	await page
		.getByLabel('Files')
		.setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('here') });
	await expect(fileNamed(page, 'note.txt')).toBeVisible();
	await page.evaluate(() => {
		// The browser gives out room in advance, so a disk cannot be filled to the very byte.
		const add = IDBObjectStore.prototype.add;
		IDBObjectStore.prototype.add = function (...what) {
			if (this.name === 'journal') throw new DOMException('The disk is full.', 'QuotaExceededError');
			return add.apply(this, what);
		};
		addEventListener('room', () => (IDBObjectStore.prototype.add = add));
	});
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByText('There is no room left on this device')).toBeVisible();
	await expect(page.getByLabel('Title')).toHaveValue('The day the disk was full');
	await expect(fileNamed(page, 'note.txt')).toBeVisible();
	await page.evaluate(() => dispatchEvent(new Event('room')));
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'The day the disk was full' })).toBeVisible();
	await expect(fileNamed(page, 'note.txt')).toBeVisible();
	await page.getByRole('link', { name: 'Evidence', exact: true }).click();
	await expect(page.getByRole('link', { name: 'The day the disk was full' })).toHaveCount(1);
});

test('what was typed is there again after the tab died', async ({ page, context }) => {
	await openSample(page);
	await page.goto('/evidence/new');
	await page.getByLabel('Title').fill('A call that went on and on');
	await page
		.getByLabel('What happened')
		.pressSequentially('I wrote it down while it was fresh. ', { delay: 20 });
	await expect.poll(() => draftsOn(page)).toContain('while it was fresh. ');
	const died = page.waitForEvent('crash');
	void page.goto('chrome://crash').catch(() => undefined);
	await died;

	const again = await context.newPage();
	await again.goto('/evidence/new');
	await expect(again.getByText('Your draft is back')).toBeVisible();
	await expect(again.getByLabel('Title')).toHaveValue('A call that went on and on');
	await expect(again.getByLabel('What happened')).toHaveValue('I wrote it down while it was fresh. ');
});

test('script in Markdown, in names and in files never runs', async ({ page }) => {
	await openSample(page);
	await page.goto('/evidence/new');
	const attack = '<img src=x onerror="document.title=\'taken\'"><script>document.title="taken"</script>';
	await page.getByLabel('Title').fill(`Mischief ${attack}`);
	await page
		.getByLabel('What happened')
		.fill(
			`**Bold** stays. ${attack} [click](javascript:document.title='taken') <svg onload="document.title='taken'">`
		);
	await page.getByLabel('Files').setInputFiles([
		{ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from(attack) },
		{
			name: 'drawing.svg',
			mimeType: 'image/svg+xml',
			buffer: Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" onload="top.document.title='taken'"/>`)
		}
	]);
	await expect(fileNamed(page, 'drawing.svg')).toBeVisible();
	await page.getByRole('button', { name: 'Save evidence' }).click();
	await expect(page.getByRole('heading', { level: 1, name: /Mischief/ })).toBeVisible();
	await expect(page.locator('strong', { hasText: 'Bold' })).toBeVisible();
	await expect(page.getByText('<svg onload=', { exact: false })).toBeVisible();
	await expect(fileNamed(page, 'page.html')).toBeVisible();
	await expect(page.getByText('click', { exact: true })).not.toHaveAttribute('href', /./);
	expect(await page.title()).not.toBe('taken');
	await expect(page.locator('main img, main svg[onload], main script, main iframe')).toHaveCount(0);
});

for (const [path, words] of [
	['/dashboard?record=nobody-has-this', 'This is not on this device'],
	['/evidence/item?id=nobody-has-this', 'This is not on this device'],
	['/requirements/item?key=nobody/has-this', 'This requirement is not in your specification']
] as const)
	test(`${path} says that it is not here, and the records are as before`, async ({ page }) => {
		await openSample(page);
		await page.goto(path);
		await expect(page.getByText(words)).toBeVisible();
		await page.goto('/');
		await expect(page.getByRole('link', { name: 'Kezia Thorley (sample)' })).toBeVisible();
	});

test('a record whose specification is gone says so and stays', async ({ page }) => {
	await openSample(page);
	await changeRecordRow(page, 'no-such-specification');
	await page.goto('/dashboard');
	await expect(
		page.getByText('The specification “no-such-specification” is not in this version')
	).toBeVisible();
	await page.goto('/');
	await expect(page.getByText('Specification no-such-specification')).toBeVisible();
});

test('the sample goes with one click and comes back with another', async ({ page }) => {
	await openSample(page);
	await page.getByRole('button', { name: 'Remove the sample' }).click();
	await expect(page.getByRole('button', { name: 'Try the sample record' })).toBeVisible();
	await expect(page.getByText('No record yet.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo', exact: true }).click();
	await page.getByRole('link', { name: /\(sample\)/ }).click();
	await expect(page.getByRole('heading', { name: 'Predicted grade' })).toBeVisible();
});

/** As an older version of the app, or another one, could have left it. */
async function changeRecordRow(page: Page, specification: string): Promise<void> {
	await page.evaluate(
		(id) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('waymark');
				opening.onerror = () => reject(new Error('the database does not open'));
				opening.onsuccess = () => {
					const database = opening.result;
					const transaction = database.transaction('rows', 'readwrite');
					const rows = transaction.objectStore('rows');
					rows.index('fields.apprentice').openCursor().onsuccess = (event) => {
						const cursor = (event.target as IDBRequest<IDBCursorWithValue | null>).result;
						if (!cursor) return;
						const row = cursor.value as { fields: { specification: string } };
						row.fields.specification = id;
						cursor.update(row);
					};
					transaction.oncomplete = () => {
						database.close();
						resolve();
					};
				};
			}),
		specification
	);
}

/** What is kept of forms that are not saved yet. */
async function draftsOn(page: Page): Promise<string> {
	return page.evaluate(
		() =>
			new Promise<string>((resolve, reject) => {
				const opening = indexedDB.open('waymark');
				opening.onerror = () => reject(new Error('the database does not open'));
				opening.onsuccess = () => {
					const database = opening.result;
					const reading = database.transaction('drafts').objectStore('drafts').getAll();
					reading.onsuccess = () => {
						database.close();
						resolve(JSON.stringify(reading.result));
					};
				};
			})
	);
}
