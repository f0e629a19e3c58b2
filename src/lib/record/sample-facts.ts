/** What a made-up record knows on the way to gateway, as rows. */
import type { Edit } from './change.ts';
import { singleId } from './facts.ts';
import type { CalendarDate, Fact } from './rows.ts';
import type { SampleSource } from './sample-schema.ts';

/**
 * @param personOf the row of a person by their name in the source
 * @param day the date so many days from the day on which the sample is opened
 */
export function factEdits(
	{ facts, people }: SampleSource,
	recordId: string,
	personOf: (id: string) => string,
	day: (offset: number) => CalendarDate,
	newId: () => string
): Edit[] {
	const create = (id: string, fields: Fact['fields']): Edit => ({ op: 'create', kind: 'fact', id, fields });
	const dates = Object.entries(facts.dates) as [keyof typeof facts.dates, number][];
	return [
		...dates.map(([name, offset]) =>
			create(singleId(recordId, 'date', name), { about: 'date', name, on: day(offset) })
		),
		...facts.certificates.map(({ subject, level, on }) =>
			create(newId(), { about: 'certificate', subject, level, on: on === null ? null : day(on) })
		),
		...facts.words.map(({ item, by, says, on }) => {
			const role = people.find(({ id }) => id === by)?.roles[0] ?? 'apprentice';
			return create(newId(), { about: 'word', item, says, person: personOf(by), role, on: day(on) });
		})
	];
}
