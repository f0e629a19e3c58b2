/** Days as the pages count them: they are in London (playwright.config.ts), wherever the tests run. */
const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** So many days from today, as a date field takes it. */
export const inDays = (days: number) => london.format(Date.now() + days * 86_400_000);
