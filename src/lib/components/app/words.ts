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
	'file-damaged': (name) => ({
		title: `“${name}” in this record file is damaged`,
		next: 'Nothing was taken over. Get the record file again from where it came, and open it once more.'
	}),
	'comment-refused': () => ({
		title: 'This comment could not be saved',
		next: 'To send a claim back, say what should change, in no more than 5,000 characters.'
	}),
	'decision-not-yours': () => ({
		title: 'Only a tutor or the employer decides on a claim',
		next: 'Say who is here first. You can still leave a comment.'
	}),
	'file-empty': (name) => ({
		title: `“${name}” is empty`,
		next: 'The file holds no bytes. Check it on your device and choose it again.'
	}),
	'file-lost': (name) => ({
		title: `“${name}” is no longer whole on this device`,
		next: 'Add the file to its piece of evidence again and remove the old one, then save once more.'
	}),
	'file-unreadable': (name) => ({
		title: `“${name}” could not be read to its end`,
		next: 'It was moved, changed or unplugged meanwhile. Choose it again; nothing else was lost.'
	}),
	'files-refused': () => ({
		title: 'This window cannot keep files',
		next: 'It may be a private window, which forgets everything when it closes. Open Waymark in an ordinary window and work there.'
	}),
	'mock-sealed': () => ({
		title: 'This mock is finished and sealed',
		next: 'Its marks stay as they are. To put one right, open the result and add a correction.'
	}),
	'import-refused': (detail) => ({
		title: 'This file does not fit what is on this device',
		next: `Nothing was taken over (${detail}). Ask for a new record file from the person who sent it.`
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
	'recorder-busy': (device) => ({
		title: `Waymark cannot use the ${device} now`,
		next: 'Another app or tab may be using it. Close that one, then try again.'
	}),
	'recorder-empty': (device) => ({
		title: 'Nothing was recorded',
		next: `It was stopped before the ${device} gave anything. Record again, for a little longer.`
	}),
	'recorder-missing': (device) => ({
		title: `There is no ${device} that Waymark can use`,
		next: 'Plug one in and try again, or record with another app and choose the file here.'
	}),
	'recorder-refused': (device) => ({
		title: `Your browser does not let Waymark use the ${device}`,
		next: `Press the sign beside the address, allow the ${device} for this site, then try again. Or record with another app and choose the file here.`
	}),
	'recorder-stopped': (device) => ({
		title: `The ${device} stopped`,
		next: 'It was unplugged, or another app took it over. What was recorded until then is kept.'
	}),
	'recording-elsewhere': () => ({
		title: 'A recording for this record runs in another tab',
		next: 'Stop it there first. Then you can start one here.'
	}),
	'requirement-unknown': () => ({
		title: 'This requirement is not in your specification',
		next: 'The address may be old, or it belongs to another organisation’s specification. Choose from the list.'
	}),
	'row-refused': (detail) => ({
		title: 'This could not be saved',
		next: `Something in it does not fit (${detail}). Change it and save again; nothing else was changed.`
	}),
	'signature-not-yours': () => ({
		title: 'This signature belongs to somebody else’s role',
		next: 'Say under “Who is here” who is at this device, then sign or take the signature away.'
	}),
	'signature-refused': () => ({
		title: 'This signature is not complete',
		next: 'Type your name. Then draw your signature, or choose to sign by the typed name alone.'
	}),
	'specification-missing': (id) => ({
		title: `The specification “${id}” is not in this version of Waymark`,
		next: 'Nothing is lost: your evidence waits on this device. Reload to get the newest Waymark, or load the specification’s file again; then open the record.'
	}),
	'specification-unfit': (id) => ({
		title: `This Waymark cannot read the specification “${id}” that was loaded`,
		next: 'Your evidence is safe. The form of these files has changed: ask for a new file from whoever made it.'
	}),
	'specification-used': (count) => ({
		title: `This specification is in use by ${count === '1' ? 'a record' : `${count} records`}`,
		next: 'It stays, and nothing was changed. Remove the record first if you no longer need it.'
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
