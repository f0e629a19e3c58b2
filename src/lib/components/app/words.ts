/** The one catalogue of what is said when something fails: what happened, and what to do. Loaded when it is wanted. */
import type { Failure, FailureCode } from '#lib/record/failure.ts';

interface Words {
	readonly title: string;
	readonly next: string;
}

const failures: Record<FailureCode, (detail: string) => Words> = {
	'database-blocked': () => ({
		title: 'Waymark is open in another tab that has to close first',
		next: 'Close the other Waymark tabs, then reload this page. Your work is safe.'
	}),
	'database-newer': () => ({
		title: 'Your records were saved by a newer Waymark',
		next: 'Reload this page to get the newer version. Nothing was changed.'
	}),
	'database-unavailable': () => ({
		title: 'This browser will not let Waymark keep your work',
		next: 'Leave private browsing, or allow this site to store data in the browser’s settings, then reload.'
	}),
	'file-empty': (name) => ({
		title: `“${name}” is empty`,
		next: 'The file holds no bytes. Check it on your device and choose it again.'
	}),
	'file-unreadable': (name) => ({
		title: `“${name}” could not be read to its end`,
		next: 'It was moved, changed or unplugged meanwhile. Choose it again; nothing else was lost.'
	}),
	'mock-sealed': () => ({
		title: 'This mock is finished and sealed',
		next: 'Its marks stay as they are. To put one right, open the result and add a correction.'
	}),
	'no-space': (name) => ({
		title: name ? `There is no room left for “${name}”` : 'There is no room left on this device',
		next: 'Free some space on the device or choose a smaller file. All that was saved before is safe.'
	}),
	'not-found': () => ({
		title: 'This is not on this device',
		next: 'The address may be old, or it belongs to another device. Go to your list and choose from there.'
	}),
	'offline-content': (name) => ({
		title: 'A part of Waymark could not be loaded',
		next: `Check your connection and try again (${name}). Your work is safe.`
	}),
	'requirement-unknown': () => ({
		title: 'This requirement is not in your specification',
		next: 'The address may be old, or it belongs to another organisation’s specification. Choose from the list.'
	}),
	'row-refused': (detail) => ({
		title: 'This could not be saved',
		next: `Something in it does not fit (${detail}). Change it and save again; nothing else was changed.`
	}),
	'specification-missing': (id) => ({
		title: `The specification “${id}” is not in this version of Waymark`,
		next: 'Nothing is lost: your evidence waits on this device. Reload to get the newest Waymark, and open the record again.'
	}),
	unexpected: (detail) => ({
		title: 'Something went wrong',
		next: `Reload the page and try again. What was saved before is safe. (${detail})`
	})
};

/** What to say about a failure. */
export function wordsFor(failure: Failure): Words {
	return failures[failure.code](failure.detail);
}
