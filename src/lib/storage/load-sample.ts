/** Writes a built-in sample as a record of its own. */
import type { Edit } from '#lib/record/change.ts';
import type { CalendarDate } from '#lib/record/rows.ts';
import { laterChanges, planSample } from '#lib/record/sample.ts';
import { loadSample } from './samples.ts';
import type { Storage } from './storage.ts';

/**
 * @returns the new record's id
 * @throws Failure `offline-content` where its files cannot be fetched, `no-space`; nothing of it is left to
 *   see, and no file
 */
export async function addSample(storage: Storage, sampleId: string, today: CalendarDate): Promise<string> {
	const sample = await loadSample(sampleId);
	const plan = planSample(sample.source, today, () => crypto.randomUUID());
	const wanted = [...plan.files].flatMap(([evidence, names]) => names.map((name) => ({ evidence, name })));
	const files = await Promise.all(wanted.map(({ name }) => sample.file(name)));

	await storage.bringIn(files, async (stored) => {
		const attachments = stored.map(({ id, ...fields }, index): Edit => {
			const evidence = wanted[index]?.evidence ?? '';
			return { op: 'create', kind: 'attachment', id, fields: { ...fields, evidence } };
		});
		const change = { ...plan.change, edits: [...plan.change.edits, ...attachments] };
		const entry = await storage.write(plan.recordId, change, plan.apprentice);
		try {
			const written = entry?.after ?? [];
			for (const { change: later, person } of await laterChanges(plan, written, () => crypto.randomUUID()))
				await storage.write(plan.recordId, later, person);
		} catch (thrown) {
			if (entry) await storage.undo(entry);
			throw thrown;
		}
	});
	return plan.recordId;
}
