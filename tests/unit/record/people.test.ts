import { describe, expect, it } from 'vitest';
import { introduce } from '#lib/record/people.ts';
import { aRow, id, kezia } from '../../support/rows.ts';

const ada = aRow('person', id('ada'), { name: 'Ada Reeve', roles: ['tutor'] });
const people = [aRow('person', kezia), ada];
const meet = (person: string | null, name: string, role: 'tutor' | 'employer' | 'provider') =>
	introduce({ person, name, role }, people, kezia, () => id('new'));

describe('a person who acts', () => {
	it('is taken as they are where the record knows them in that role', () => {
		expect(meet(ada.id, 'whatever', 'tutor')).toEqual({ person: ada.id, edits: [] });
	});

	it('is given a role that they did not have', () => {
		const edits = [{ op: 'edit', id: ada.id, fields: { roles: ['tutor', 'provider'] } }];
		expect(meet(ada.id, 'Ada Reeve', 'provider')).toEqual({ person: ada.id, edits });
	});

	it('is not written twice for the way in which the name was typed', () => {
		expect(meet(null, '  ada  REEVE ', 'tutor')).toEqual({ person: ada.id, edits: [] });
	});

	it.for<[string, string | null, string]>([
		['a new name', null, ' Des Hall '],
		['somebody whose row is gone', id('gone'), 'Des Hall']
	])('comes into the record: %s', ([, person, name]) => {
		const fields = { name: 'Des Hall', roles: ['employer'] };
		const edits = [{ op: 'create', kind: 'person', id: id('new'), fields }];
		expect(meet(person, name, 'employer')).toEqual({ person: id('new'), edits });
	});

	it('is never the apprentice, though they share a name', () => {
		expect(meet(null, 'Kezia Thorley', 'tutor').person).toBe(id('new'));
	});
});
