import { flushSync, mount, unmount } from 'svelte';
import { expect, it, onTestFinished } from 'vitest';
import { Toasts } from '#lib/components/app/Toasts.svelte.ts';
import Toast from '#lib/components/look/Toast.svelte';
import { Failure } from '#lib/record/failure.ts';

/** What is to be read of them at this moment. */
function shown({ items }: Toasts): string[] {
	const target = document.body.appendChild(document.createElement('div'));
	const view = mount(Toast, { target, props: { items, ondismiss: () => undefined } });
	flushSync();
	const texts = [...target.querySelectorAll('p')].map(({ textContent }) => textContent.trim());
	onTestFinished(async () => {
		await unmount(view);
		target.remove();
	});
	return texts;
}

async function failed(toasts: Toasts, code: Failure['code']): Promise<void> {
	const before = toasts.items;
	toasts.fail(new Failure(code));
	await expect.poll(() => toasts.items).not.toBe(before);
}

it('what failed stays in sight beside all that is done after it', async () => {
	const toasts = new Toasts();
	await failed(toasts, 'no-space');
	for (const done of ['One.', 'Two.', 'Three.', 'Four.']) toasts.say(done);
	const [failure, last, ...more] = shown(toasts);
	expect(failure).toMatch(/room/);
	expect(last).toMatch(/^Four\.\s+2 earlier$/);
	expect(more).toEqual([]);
});

it('the same failure is said once', async () => {
	const toasts = new Toasts();
	await failed(toasts, 'no-space');
	await failed(toasts, 'not-found');
	await failed(toasts, 'no-space');
	expect(toasts.items).toHaveLength(2);
	expect(shown(toasts)[0]).toMatch(/room/);
});
