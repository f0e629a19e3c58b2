/** What the person who is here says about claims. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { JournalEntry } from '#lib/record/change.ts';
import { commentOn, decideClaims, type Ruling } from '#lib/record/confirm.ts';
import type { Claim } from '#lib/record/rows.ts';
import { counted } from '#lib/specification/words.ts';
import { attested } from './attested.ts';

const newId = () => crypto.randomUUID();

/**
 * Decides on claims as they are shown, as one change, with an offer to undo it.
 *
 * @returns null where it failed, which has then been said
 */
export function decide(
	app: App,
	record: CurrentRecord,
	claims: readonly Claim[],
	decision: Ruling['decision'],
	comment = ''
): Promise<JournalEntry | null> {
	const act = decision === 'confirmed' ? 'confirmed' : 'sent back';
	return app.write(
		record,
		async (acting) => {
			const ruling = { ...acting, decision, comment, on: app.today };
			return attested(
				app,
				record.id,
				await decideClaims(claims, record.behindOf, ruling, record.row.fields.apprentice, newId)
			);
		},
		`${counted(claims.length, 'claim')} ${act}.`
	);
}

/** @returns null where it failed, which has then been said */
export function comment(
	app: App,
	record: CurrentRecord,
	claim: Claim,
	text: string
): Promise<JournalEntry | null> {
	return app.write(
		record,
		(acting) => commentOn(claim, { ...acting, text, on: app.today }, newId),
		'Comment saved.'
	);
}
