import { describe, expect, it } from 'vitest';
import { calendarFile } from '#lib/exchange/calendar-file.ts';
import { datedDeadlines, deadlines } from '#lib/gateway/deadlines.ts';
import { aDeadline, holidays } from '../gateway/builders.ts';
import { readCalendar } from '../../support/calendar.ts';

const rules = { bankHolidays: holidays(2020, 2030), funding: [] };
const rule = aDeadline({
	id: 'book-by',
	name: 'Book; the room, and Zoë’s “quiet” corner – with a name that is far too long for a single line',
	kind: 'by',
	from: 'assessment',
	count: -20,
	unit: 'days',
	reading: 'We count back\\slash and all'
});

function file(assessment: string, now = '2026-11-23T23:30:00Z'): string {
	const dated = datedDeadlines(deadlines([rule, { ...rule, id: 'pay-by' }], { assessment }, rules));
	return calendarFile(dated, {
		recordId: 'record-1',
		apprentice: 'Kezia Thorley',
		title: 'Lamplighter, Guild',
		now: new Date(now),
		sourceInWords: (source) => `handbook ${source}`
	});
}

describe('the calendar file', () => {
	it('has whole days without a time, which end before the next one', () => {
		const [event] = readCalendar(file('2027-03-28')).events;
		expect(event).toMatchObject({
			'DTSTART;VALUE=DATE': '20270308',
			'DTEND;VALUE=DATE': '20270309',
			DTSTAMP: '20261123T233000Z',
			TRANSP: 'TRANSPARENT'
		});
	});

	it('gives names and texts back as they were, whatever is in them', () => {
		const [event] = readCalendar(file('2027-03-28')).events;
		expect(event?.['SUMMARY']).toBe(`${rule.name}: Kezia Thorley`);
		expect(event?.['DESCRIPTION']).toBe(
			'By 8 March 2027 at the latest.\nHow it was counted: 20 days before the assessment on 28 March 2027.\nOur reading: We count back\\slash and all\nSource: handbook ours'
		);
	});

	it('folds its lines at 75 bytes and ends each as the standard wants it', () => {
		const text = file('2027-03-28');
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		const longest = Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)));
		expect(longest).toBeLessThanOrEqual(75);
		expect(text).toMatch(/\r\n /);
	});

	it('keeps each entry’s id when a date moves, and numbers it higher', () => {
		const [before, after] = [file('2027-03-28'), file('2027-04-15', '2026-11-24T08:00:00Z')].map(
			(text) => readCalendar(text).events
		);
		const uids = (events = before) => events?.map((event) => event['UID']);
		expect(uids()).toEqual(['book-by.record-1@waymark', 'pay-by.record-1@waymark']);
		expect(uids(after)).toEqual(uids());
		expect(after?.[0]?.['DTSTART;VALUE=DATE']).not.toBe(before?.[0]?.['DTSTART;VALUE=DATE']);
		expect(Number(after?.[0]?.['SEQUENCE'])).toBeGreaterThan(Number(before?.[0]?.['SEQUENCE']));
		expect(Number(after?.[0]?.['SEQUENCE'])).toBeLessThan(2 ** 31);
	});
});
