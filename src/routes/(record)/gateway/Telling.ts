/** What people tell on this page, written into the record, each with a way back. */
import type { App } from '#lib/components/app/App.svelte.ts';
import type { CurrentRecord } from '#lib/components/app/CurrentRecord.svelte.ts';
import type { Change } from '#lib/record/change.ts';
import type { Acting } from '#lib/record/confirm.ts';
import {
	addBreak,
	addCertificate,
	chooseAlternative,
	removeFact,
	say,
	sayWhetherItApplies,
	setDates,
	singleId,
	type Current,
	type Company,
	type KnownDate,
	type Speaker
} from '#lib/record/facts.ts';
import type { CalendarDate, Fact, FactAbout, Person, Role } from '#lib/record/rows.ts';

export class Telling {
	readonly #app: App;
	readonly #record: CurrentRecord;

	constructor(app: App, record: CurrentRecord) {
		this.#app = app;
		this.#record = record;
	}

	get today(): CalendarDate {
		return this.#app.today;
	}

	get people(): readonly Person[] {
		return this.#record.all('person');
	}

	/** Who is at this device. */
	get here(): { readonly name: string; readonly role: Role } {
		return this.#app.hand(this.#record);
	}

	/** Who said it, and when the fact says who. */
	nameOf(fact: Fact): string {
		const person = 'person' in fact.fields ? this.#record.get('person', fact.fields.person) : undefined;
		return person?.fields.name ?? 'Somebody';
	}

	dates(dates: { readonly [name in KnownDate]?: CalendarDate | null }): Promise<boolean> {
		const ids = (Object.keys(dates) as KnownDate[]).map((name) => this.#idOf('date', name));
		return this.#change(ids, 'Dates saved.', (current) => setDates(this.#record.row, dates, current));
	}

	certificate(fields: Omit<FactAbout<'certificate'>, 'about'>): Promise<boolean> {
		const done = fields.level === null ? 'Noted: none yet.' : 'Certificate added.';
		return this.#write(addCertificate(fields, newId), done);
	}

	alternative(item: string, alternative: string | null, speaker: Speaker): Promise<boolean> {
		return this.#change([this.#idOf('alternative', item)], 'Saved.', (current, company) =>
			chooseAlternative(this.#record.id, { item, alternative }, speaker, company, current, newId)
		);
	}

	applies(item: string, applies: boolean, speaker: Speaker): Promise<boolean> {
		const done = applies ? 'Noted: it applies.' : 'Noted: it does not apply.';
		return this.#change([this.#idOf('applies', item)], done, (current, company) =>
			sayWhetherItApplies(this.#record.id, { item, applies }, speaker, company, current, newId)
		);
	}

	word(item: string, says: 'yes' | 'no', speaker: Speaker): Promise<boolean> {
		const done = `${speaker.name} said ${says === 'yes' ? 'yes' : 'not yet'}.`;
		return this.#change([], done, (_, company) =>
			say({ about: 'word', item, says }, speaker, company, newId)
		);
	}

	reliance(item: string, rule: string, speaker: Speaker): Promise<boolean> {
		return this.#change([], 'Noted: the record relies on the funding rule.', (_, company) =>
			say({ about: 'reliance', item, rule }, speaker, company, newId)
		);
	}

	paperForm(form: string, speaker: Speaker): Promise<boolean> {
		return this.#change([], 'Noted: the form is complete.', (_, company) =>
			say({ about: 'paper-form', form }, speaker, company, newId)
		);
	}

	break(from: CalendarDate, until: CalendarDate | null): Promise<boolean> {
		return this.#write(addBreak({ from, until }, newId), 'Break in learning added.');
	}

	remove(fact: Fact): Promise<boolean> {
		return this.#write(removeFact(fact), 'Removed.');
	}

	/**
	 * A change of rows that may be there already, deleted or not.
	 *
	 * @param changeOf takes those rows by id, and everybody whom the record knows once it is written
	 */
	async #change(
		ids: readonly string[],
		done: string,
		changeOf: (current: Current, company: Company) => Change
	): Promise<boolean> {
		const entry = await this.#app.write(
			this.#record,
			async (acting) => {
				const storage = await this.#app.storage;
				const rows = await Promise.all(ids.map(async (id) => [id, await storage.row(id)] as const));
				return changeOf(new Map(rows), this.#company(acting));
			},
			done
		);
		return entry !== null;
	}

	/** Whoever acts for the first time comes into the record by the same change, and must not come in twice. */
	#company({ person, role }: Acting): Company {
		const { apprentice } = this.#record.row.fields;
		const people = this.#record.all('person');
		if (people.some(({ id }) => id === person)) return { people, apprentice };
		const comer = { id: person, fields: { name: this.here.name, roles: [role] } };
		return { people: [...people, comer], apprentice };
	}

	async #write(change: Change, done: string): Promise<boolean> {
		return (await this.#app.write(this.#record, change, done)) !== null;
	}

	#idOf(about: 'date' | 'alternative' | 'applies', of: string): string {
		return singleId(this.#record.id, about, of);
	}
}

const newId = () => crypto.randomUUID();
