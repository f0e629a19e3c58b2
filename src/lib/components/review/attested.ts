/** Signs what is decided with the key of this device. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { Change } from '#lib/record/change.ts';

/**
 * The same change, with this device's word for each decision, finished mock and signature in it. Where the
 * browser makes or keeps no keys, as some do in private windows, it stays as it is: work comes first, and
 * whoever reads it sees that it is not signed.
 */
export async function attested(app: App, recordId: string, change: Change): Promise<Change> {
	const { attest } = await import('#lib/record/attestation.ts');
	const storage = await app.storage;
	const signer = await storage.signer().catch(() => null);
	if (!signer) return change;
	const rowOf = (id: string) => storage.row(id);
	return attest(change, { recordId, signer, rowOf, newId: () => crypto.randomUUID() });
}
