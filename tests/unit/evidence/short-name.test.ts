import { expect, it } from 'vitest';
import { shortName } from '#lib/components/evidence/file-views.ts';

it('a long name keeps its beginning and its ending, and whole characters', () => {
	const usual = 'A letter to the customer of 3 March, with the answer.docx';
	expect(shortName(usual)).toBe(usual);
	const short = shortName(`Complaint ${'😀'.repeat(200)}.pdf`);
	expect(short).toMatch(/^Complaint 😀+ … 😀+\.pdf$/u);
	expect([...short].length).toBe(78);
});
