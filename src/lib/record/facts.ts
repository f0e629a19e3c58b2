/** The changes by which people say what they know about the way to gateway. */
import type { Change, ChangeName, Edit } from './change.ts';
import { derivedId } from './derived-id.ts';
import { introduce } from './people.ts';
import type { CalendarDate, Fact, FactAbout, Person, RecordRow, Role, Row } from './rows.ts';

/** A day that has a row of its own; the start and the gateway date stand in the record's row. */
export type FactDate = FactAbout<'date'>['name'];
export type KnownDate = 'start' | 'gateway' | FactDate;

/** Who says something, with which hat on, and when. */
export interface Speaker {
	readonly name: string;
	readonly role: Role;
	readonly on: CalendarDate;
}

/** Whom the record knows, or will know by the same change. */
export interface Company {
	readonly people: readonly Pick<Person, 'id' | 'fields'>[];
	/** Person who is the apprentice. */
	readonly apprentice: string;
}

type Single = FactAbout<'date' | 'alternative' | 'applies'>;
type Several = FactAbout<'certificate' | 'word' | 'reliance' | 'paper-form' | 'break'>;
type Unsaid<F> = F extends unknown ? Omit<F, 'person' | 'role' | 'on'> : never;

/** Reads a row as it is, deleted or not. */
export type Current = ReadonlyMap<string, Row | undefined>;

/**
 * The id of the one row that answers a question. It follows from the question, so that two devices that
 * answer it meet in one row and a difference between them shows, instead of one answer hiding the other.
 */
export function singleId(recordId: string, about: Single['about'], of: string): string {
	return derivedId('fact', recordId, about, of);
}

/** Sets days; null takes one out. What is left out stays as it is. */
export function setDates(
	record: RecordRow,
	dates: { readonly [name in KnownDate]?: CalendarDate | null },
	current: Current
): Change {
	const { start, gateway, ...others } = dates;
	const own = {
		...(start === undefined ? {} : { start }),
		...(gateway === undefined ? {} : { gateway })
	};
	const edits: Edit[] = Object.keys(own).length > 0 ? [{ op: 'edit', id: record.id, fields: own }] : [];
	for (const [name, on] of Object.entries(others) as [FactDate, CalendarDate | null][])
		edits.push(...answer(record.id, name, { about: 'date', name, on }, current));
	return { name: 'set-dates', edits };
}

/** Says which of the alternatives stands in for a certificate; null takes it back. */
export function chooseAlternative(
	recordId: string,
	{ item, alternative }: Pick<FactAbout<'alternative'>, 'item' | 'alternative'>,
	speaker: Speaker,
	company: Company,
	current: Current,
	newId: () => string
): Change {
	const { said, edits } = speaking(speaker, company, newId);
	const fields = { about: 'alternative', item, alternative, ...said } as const;
	return { name: 'choose-alternative', edits: [...edits, ...answer(recordId, item, fields, current)] };
}

/** Says whether an item that holds only for some holds here. */
export function sayWhetherItApplies(
	recordId: string,
	{ item, applies }: Pick<FactAbout<'applies'>, 'item' | 'applies'>,
	speaker: Speaker,
	company: Company,
	current: Current,
	newId: () => string
): Change {
	const { said, edits } = speaking(speaker, company, newId);
	const fields = { about: 'applies', item, applies, ...said } as const;
	return { name: 'say-whether-it-applies', edits: [...edits, ...answer(recordId, item, fields, current)] };
}

const addNames = {
	word: 'declare',
	reliance: 'rely-on-rule',
	'paper-form': 'note-paper-form'
} as const satisfies Partial<Record<Several['about'], ChangeName>>;

/** Somebody's word: on an item, on a funding rule, on a form on paper. Each time it is a row of its own. */
export function say(
	fact: Unsaid<FactAbout<keyof typeof addNames>>,
	speaker: Speaker,
	company: Company,
	newId: () => string
): Change {
	const { said, edits } = speaking(speaker, company, newId);
	const fields = { ...fact, ...said } as Fact['fields'];
	return {
		name: addNames[fact.about],
		edits: [...edits, { op: 'create', kind: 'fact', id: newId(), fields }]
	};
}

/** Adds a certificate, or with a level of null the word that there is none yet. */
export function addCertificate(fields: Omit<FactAbout<'certificate'>, 'about'>, newId: () => string): Change {
	const edit: Edit = {
		op: 'create',
		kind: 'fact',
		id: newId(),
		fields: { about: 'certificate', ...fields }
	};
	return { name: 'add-certificate', edits: [edit] };
}

/** Notes days away from the programme; a last day of null while the break lasts. */
export function addBreak(fields: Omit<FactAbout<'break'>, 'about'>, newId: () => string): Change {
	return {
		name: 'add-break',
		edits: [{ op: 'create', kind: 'fact', id: newId(), fields: { about: 'break', ...fields } }]
	};
}

/** Takes back one thing that somebody said. */
export function removeFact(fact: Fact): Change {
	return { name: 'remove-fact', edits: [{ op: 'delete', id: fact.id }] };
}

function answer(recordId: string, of: string, fields: Single, current: Current): Edit[] {
	const id = singleId(recordId, fields.about, of);
	const row = current.get(id);
	if (!row) return [{ op: 'create', kind: 'fact', id, fields }];
	// An answer settles it, where one device had taken the row away and another had not.
	const unsettled = row.deleted || Object.hasOwn(row.conflicts, 'deleted');
	const restore: Edit[] = unsettled ? [{ op: 'restore', id }] : [];
	return [...restore, { op: 'edit', id, fields }];
}

/** Only the apprentice speaks as the apprentice, however the name is typed. */
function speaking({ name, role, on }: Speaker, { people, apprentice }: Company, newId: () => string) {
	const hand = { person: role === 'apprentice' ? apprentice : null, name, role };
	const { person, edits } = introduce(hand, people, apprentice, newId);
	return { said: { person, role, on }, edits };
}
