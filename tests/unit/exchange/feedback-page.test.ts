import { expect, it } from 'vitest';
import { feedbackPage, type FeedbackPage } from '#lib/exchange/feedback-page.ts';

const page: FeedbackPage = {
	title: 'The watch',
	apprentice: 'Kezia Thorley',
	about: 'First attempt, with Helen.',
	outcome: 'The watch: pass.',
	released: 'Released on 2 April.',
	words: [
		{ name: 'Strengths', text: 'Calm.\nKind.' },
		{ name: 'Gaps', text: ' ' }
	],
	actions: [{ text: 'Light three lamps.', when: 'Apprentice, by 9 April' }],
	groups: [{ name: 'Not met', lines: [{ text: 'I trim wicks.', note: 'Too short.' }] }]
};

it('the feedback file has the words, the actions with their days, and each mark with its note', () => {
	const html = feedbackPage(page);
	for (const words of [
		'Calm.\nKind.',
		'Light three lamps.',
		'by 9 April',
		'Not met (1)',
		'Too short.',
		'Released on'
	])
		expect(html).toContain(words);
	expect(html).toContain('Nothing written.');
	expect(html).not.toContain('draft');
});

it('says that it is a draft until the tutor has released it, and where nothing was agreed', () => {
	const html = feedbackPage({ ...page, released: null, actions: [] });
	expect(html).toContain('A draft');
	expect(html).toContain('None agreed yet.');
});

it('runs nothing of what people wrote, wherever they wrote it', () => {
	const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
	const html = feedbackPage({
		title: evil,
		apprentice: evil,
		about: evil,
		outcome: evil,
		released: evil,
		words: [{ name: evil, text: evil }],
		actions: [{ text: evil, when: evil }],
		groups: [{ name: evil, lines: [{ text: evil, note: evil }] }]
	});
	expect(html).not.toContain('<script');
	expect(html).not.toContain('<img');
	expect(html).toContain("default-src 'none'");
});
