import { expect, it } from 'vitest';
import { changeLink, linkId } from '#lib/record/links.ts';
import { applied, record } from '../../support/rows.ts';

it('says twice of one link in one row', () => {
	const link = { from: 'guild/a', to: 'guild/K1', as: 'part' } as const;
	const [made] = applied(changeLink(record, link, () => undefined).edits, []).after;
	if (!made) throw new Error('no row');
	expect(made.id).toBe(linkId(record, link.from, link.to));
	const gone = { ...made, deleted: true };
	const [again] = applied(changeLink(record, { ...link, as: 'none' }, () => gone).edits, [gone]).after;
	expect(again).toMatchObject({ id: made.id, deleted: false, fields: { as: 'none' } });
});
