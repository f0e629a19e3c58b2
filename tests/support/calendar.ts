/** A second pair of eyes on calendar files: a small strict reader of RFC 5545, which refuses what is not sound. */

type Event = Readonly<Record<string, string>>;

export interface ReadCalendar {
	readonly properties: Event;
	/** Property with its parameters → value, unescaped. */
	readonly events: readonly Event[];
}

const once = ['UID', 'DTSTAMP', 'SEQUENCE', 'SUMMARY'];

export function readCalendar(text: string): ReadCalendar {
	if (/(^|[^\r])\n|\r(?!\n)/.test(text)) throw new Error('a line does not end with CR LF');
	const lines = text
		.replace(/\r\n$/, '')
		.replace(/\r\n[ \t]/g, '')
		.split('\r\n');
	const open: string[] = [];
	const properties: Record<string, string> = {};
	const events: Record<string, string>[] = [];
	for (const line of lines) {
		const colon = line.indexOf(':');
		if (colon < 1) throw new Error(`no property: ${line}`);
		const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
		if (name === 'BEGIN') {
			open.push(value);
			if (value === 'VEVENT') events.push({});
		} else if (name === 'END') {
			if (open.pop() !== value) throw new Error(`${value} ends and was not open`);
		} else {
			const into = open.at(-1) === 'VEVENT' ? events.at(-1) : properties;
			if (!into) throw new Error(`outside of everything: ${line}`);
			if (Object.hasOwn(into, name)) throw new Error(`${name} is there twice`);
			into[name] = unescaped(value);
		}
	}
	if (open.length > 0) throw new Error(`${open.join(', ')} never ends`);
	if (properties['VERSION'] !== '2.0' || !properties['PRODID']) throw new Error('not a calendar');
	for (const event of events)
		for (const name of once) if (!event[name]) throw new Error(`an event has no ${name}`);
	if (new Set(events.map((event) => event['UID'])).size !== events.length)
		throw new Error('a UID is there twice');
	return { properties, events };
}

function unescaped(value: string): string {
	return value.replace(/\\(.)/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));
}
