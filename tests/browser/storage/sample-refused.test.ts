import { expect, vi } from 'vitest';
import { sampleSource, type SampleSource } from '#lib/record/sample-schema.ts';
import { builtInSamples } from '#lib/storage/samples.ts';
import { addSample } from '#lib/storage/load-sample.ts';
import { it } from '../../support/places.ts';

// In a file of its own, since what is fetched is kept for as long as the page lives.
it('a sample whose decisions are refused leaves nothing to see and no files', async ({ place }) => {
	const network = globalThis.fetch;
	vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
		const response = await network(...request);
		if (!String(request[0]).includes('sample.json')) return response;
		const source = sampleSource.parse(await response.json());
		return Response.json(withEndlessComment(source));
	});
	const storage = await place.tab();
	const refused = addSample(storage, builtInSamples[0]?.id ?? '', '2026-11-23');
	await expect(refused).rejects.toMatchObject({ code: 'comment-refused' });
	vi.unstubAllGlobals();

	expect(await storage.records()).toEqual([]);
	const { pieces, rows } = await place.contents();
	expect(pieces).toEqual([]);
	expect((rows as { deleted: boolean }[]).filter((row) => !row.deleted)).toEqual([]);
});

function withEndlessComment(source: SampleSource): SampleSource {
	const evidence = source.evidence.map((piece) => ({
		...piece,
		claims: piece.claims.map((claim) =>
			claim.decision ? { ...claim, decision: { ...claim.decision, comment: 'x'.repeat(6_000) } } : claim
		)
	}));
	return { ...source, evidence };
}
