import { afterEach, describe, expect, vi } from 'vitest';
import { RowsBehind } from '#lib/record/behind.ts';
import { sealFits } from '#lib/record/confirm.ts';
import type { Attachment, Claim, Confirmation } from '#lib/record/rows.ts';
import { builtInSamples, loadSample } from '#lib/storage/samples.ts';
import { addSample } from '#lib/storage/load-sample.ts';
import { sha256 } from '../../support/files.ts';
import { it } from '../../support/places.ts';

const today = '2026-11-23';
const sampleId = builtInSamples[0]?.id ?? '';

/** The network, which fails from some request for a sample's file on. */
function failAtFile(number: number, fail: () => Promise<Response>): void {
	const network = globalThis.fetch;
	let files = 0;
	vi.stubGlobal('fetch', (...request: Parameters<typeof fetch>) => {
		const isFile = String(request[0]).includes('/files/');
		return isFile && ++files >= number ? fail() : network(...request);
	});
}

afterEach(() => vi.unstubAllGlobals());

describe('the sample', () => {
	it('is added whole, as a record of its own that says that it is a sample', async ({ place }) => {
		const storage = await place.tab();
		const recordId = await addSample(storage, sampleId, today);
		const { source } = await loadSample(sampleId);
		const open = await storage.openRecord(recordId);
		expect(open?.row.fields).toMatchObject({ sample: true, specification: source.specification });
		expect(open?.all('evidence')).toHaveLength(source.evidence.length);
		expect(open?.all('claim')).toHaveLength(source.evidence.flatMap((piece) => piece.claims).length);
		expect((await storage.records()).map(({ apprentice }) => apprentice)).toEqual([source.apprentice.name]);
	});

	it('brings its files, each whole and with its evidence', async ({ place }) => {
		const storage = await place.tab();
		const open = await storage.openRecord(await addSample(storage, sampleId, today));
		const { source } = await loadSample(sampleId);
		const named = (row: Attachment) => [
			open?.get('evidence', row.fields.evidence)?.fields.title,
			row.fields.name
		];
		const attachments = open?.all('attachment') ?? [];
		expect(attachments.map(named).sort()).toEqual(
			source.evidence.flatMap((piece) => piece.files.map((file) => [piece.title, file])).sort()
		);
		expect(attachments.length).toBeGreaterThan(0);
		for (const row of attachments) {
			const { size, sha256: hash, type } = row.fields;
			const blob = await storage.file(row, type);
			expect([blob.size, await sha256(blob), type !== '']).toEqual([size, hash, true]);
		}
	});

	it('has decisions that are sealed on the claims as they stand', async ({ place }) => {
		const storage = await place.tab();
		const open = await storage.openRecord(await addSample(storage, sampleId, today));
		const confirmations: readonly Confirmation[] = open?.all('confirmation') ?? [];
		const { source } = await loadSample(sampleId);
		const decided = source.evidence.flatMap((piece) => piece.claims).filter((claim) => claim.decision);
		expect(confirmations).toHaveLength(decided.length);
		for (const confirmation of confirmations) {
			const { fields } = confirmation;
			const claim = open?.get('claim', fields.claim) as Claim;
			expect(fields.seen).toEqual(claim.version);
			const behind = new RowsBehind(open?.rows()).of(claim);
			expect(await sealFits(confirmation, claim, behind)).toBe(true);
			expect(Boolean(fields.piece)).toBe(fields.decision === 'confirmed');
			expect(open?.get('person', fields.person)?.fields.roles).toContain(fields.role);
			expect(fields.on <= today).toBe(true);
		}
	});

	it('may be added twice, as two records that share nothing', async ({ place }) => {
		const storage = await place.tab();
		const ids = [await addSample(storage, sampleId, today), await addSample(storage, sampleId, today)];
		const opened = await Promise.all(ids.map((recordId) => storage.openRecord(recordId)));
		const rows = opened.flatMap((open) => [...(open?.rows() ?? [])]);
		expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
		expect(await storage.sweep()).toBe(0);
	});
});

describe('nothing of the sample is left', () => {
	it.for<[string, () => Promise<Response>]>([
		['cannot be fetched', () => Promise.reject(new TypeError('Failed to fetch'))],
		['is not on the server', () => Promise.resolve(new Response('Not found', { status: 404 }))]
	])('where one of its files %s', async ([, fail], { place }) => {
		const storage = await place.tab();
		failAtFile(3, fail);
		await expect(addSample(storage, sampleId, today)).rejects.toMatchObject({ code: 'offline-content' });
		expect(await place.counts()).toMatchObject({ rows: 0, journal: 0, pieces: 0 });
	});
});

it('a sample that there is not is refused by its name', async ({ place }) => {
	const storage = await place.tab();
	await expect(addSample(storage, 'nowhere', today)).rejects.toMatchObject({ detail: 'nowhere' });
	expect(await storage.records()).toEqual([]);
});
