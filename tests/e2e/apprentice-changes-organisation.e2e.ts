import { axe } from './support/axe.ts';
import { expect, openSample, settled, test } from './support/fixture.ts';

test('a record goes over to another organisation with a preview, and comes back whole', async ({ page }) => {
	await openSample(page);
	await page.goto('/specification/compare?a=st0072-vtct&b=st0072-active-iq');
	const preview = page.getByRole('heading', { name: 'If you changed today' }).locator('..');
	await expect(preview.getByText(/carries over/)).toContainText(/^[1-9]/);
	await page.getByRole('button', { name: /^Change to Active IQ/ }).click();
	const question = page.getByRole('dialog', { name: 'Change to Active IQ?' });
	await settled(page);
	expect(await axe(page)).toEqual([]);
	await question.getByRole('button', { name: 'Change to Active IQ' }).click();

	await expect(page.getByRole('banner')).toContainText('Active IQ');
	await expect(page.getByRole('heading', { name: 'Predicted grade' })).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByRole('banner')).toContainText('VTCT');
});

test('a link that is only suggested counts once I say so, and can be taken away', async ({ page }) => {
	await page.goto('/');
	await page.getByRole('button', { name: /^Try the level 3/ }).click();
	await expect(page.getByRole('heading', { name: 'Predicted grade' })).toBeVisible();
	await page.goto('/requirements/item?key=st0071%2FK1');
	const links = page.getByRole('region', { name: 'Linked with' });
	await expect(links.getByRole('heading', { name: 'Part and whole' })).toHaveCount(0);

	await links.getByRole('button', { name: 'Count P2 for coverage' }).click();
	await expect(links.getByRole('heading', { name: 'Part and whole' })).toBeVisible();
	await page.reload();
	await links.getByRole('button', { name: 'Take the link with P2 away' }).click();
	await expect(links.getByRole('heading', { name: 'Taken away' })).toBeVisible();
	await links.getByRole('button', { name: 'Bring the link with P2 back' }).click();
	await expect(links.getByRole('heading', { name: 'Taken away' })).toHaveCount(0);
	await expect(links.getByRole('button', { name: 'Count P2 for coverage' })).toBeVisible();
});
