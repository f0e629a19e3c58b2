import { expect, test } from 'vitest';
import { calendarFile, type CalendarDay } from '#lib/exchange/calendar-file.ts';
import { aReview } from '../assessment/way-builders.ts';
import { calendarReviews } from '../../../src/routes/(record)/gateway/calendar-days.ts';
import { readCalendar } from '../../support/calendar.ts';

function events(days: readonly CalendarDay[], now = '2026-11-23T10:00:00Z') {
	const plan = {
		recordId: 'record-1',
		apprentice: 'Kezia',
		title: 'Guild',
		now: new Date(now),
		sourceInWords: String
	};
	return readCalendar(calendarFile([], plan, days)).events;
}

const day: CalendarDay = {
	id: 'watch',
	name: 'Watch',
	on: '2027-02-01',
	time: '09:30',
	minutes: 60,
	place: 'The tower; gate 2',
	notes: ['With: Ada', 'Bring: A lamp\nand oil']
};

test('a day without a time takes the whole of it', () => {
	expect(events([{ ...day, time: null }])[0]).toMatchObject({
		UID: 'day-watch.record-1@waymark',
		'DTSTART;VALUE=DATE': '20270201',
		'DTEND;VALUE=DATE': '20270202'
	});
});

test.each([
	['in winter', '2027-02-01', '09:30', '20270201T093000Z', '20270201T103000Z'],
	['in summer', '2027-07-01', '09:30', '20270701T083000Z', '20270701T093000Z'],
	['just after midnight in summer', '2027-07-01', '00:15', '20270630T231500Z', '20270701T001500Z'],
	['on the day when the clocks go forward', '2027-03-28', '09:00', '20270328T080000Z', '20270328T090000Z'],
	['on the day when they go back', '2027-10-31', '09:00', '20271031T090000Z', '20271031T100000Z']
])('a time is the clock’s in England, %s', (_, on, time, start, end) => {
	expect(events([{ ...day, on, time }])[0]).toMatchObject({ DTSTART: start, DTEND: end });
});

test('a moved day keeps its id, with a higher number; place and notes come along', () => {
	const [before] = events([day]);
	const [after] = events([{ ...day, on: '2027-02-08' }], '2026-11-24T10:00:00Z');
	expect(after?.['UID']).toBe(before?.['UID']);
	expect(Number(after?.['SEQUENCE'])).toBeGreaterThan(Number(before?.['SEQUENCE']));
	expect(before).toMatchObject({
		LOCATION: 'The tower; gate 2',
		DESCRIPTION: 'With: Ada\nBring: A lamp\nand oil'
	});
});

test('a planned review takes its whole day, one that was held none, and a moved one keeps its entry', () => {
	const planned = aReview('v1', '2027-02-01', { title: 'Twelve months', planned: true });
	const found = events(calendarReviews([aReview('v2', '2026-05-01'), planned]));
	expect(found).toHaveLength(1);
	expect(found[0]).toMatchObject({
		UID: 'day-000000v1.record-1@waymark',
		SUMMARY: 'Twelve months: Kezia',
		'DTSTART;VALUE=DATE': '20270201',
		'DTEND;VALUE=DATE': '20270202'
	});
});
