/** Writes a built-in sample as a record of its own. */
import type { Edit } from '#lib/record/change.ts';
import type { CalendarDate, Claim } from '#lib/record/rows.ts';
import { planSample, type SamplePlan } from '#lib/record/sample.ts';
import { seal } from '#lib/record/seal.ts';
import { loadSample } from './content.ts';
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
			await decide(storage, plan);
		} catch (thrown) {
			if (entry) await storage.undo(entry);
			throw thrown;
		}
	});
	return plan.recordId;
}

async function decide(storage: Storage, { recordId, decisions }: SamplePlan): Promise<void> {
	const edits: Edit[] = [];
	for (const { claim: id, person, role, decision, comment, on } of decisions) {
		const claim = (await storage.row(id)) as Claim;
		const sha256 = await seal(claim.fields);
		const fields = { claim: id, person, role, decision, comment, on, seen: claim.version, sha256 };
		edits.push({ op: 'create', kind: 'confirmation', id: crypto.randomUUID(), fields });
	}
	const tutor = decisions[0]?.person;
	if (tutor !== undefined) await storage.write(recordId, { name: 'decide-claims', edits }, tutor);
}
