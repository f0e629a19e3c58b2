/** Finds a Chromium, Chrome or Edge for the tests. Plain JavaScript: `npm test` needs it on Node 20. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A test browser keeps quiet: no sandbox that root cannot have, no requests of its own. */
export const browserArgs = [
	'--no-sandbox',
	'--disable-gpu',
	'--disable-quic',
	'--no-first-run',
	'--disable-background-networking',
	'--disable-component-update',
	'--disable-sync'
];

const linuxNames = [
	'chromium',
	'chromium-browser',
	'google-chrome-stable',
	'google-chrome',
	'microsoft-edge-stable',
	'microsoft-edge'
];
const macNames = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsNames = [
	join('Google', 'Chrome', 'Application', 'chrome.exe'),
	join('Chromium', 'Application', 'chrome.exe'),
	join('Microsoft', 'Edge', 'Application', 'msedge.exe')
];

/** Every browser on this machine that could do, the best first. */
export function installedBrowsers() {
	const { CHROME_BIN, PATH = '', HOME = '' } = process.env;
	const chosen = CHROME_BIN ? [CHROME_BIN] : [];
	return [...chosen, ...usualPlaces(PATH, HOME)].filter((path) => existsSync(path));
}

/** @param {string} path @param {string} home */
function usualPlaces(path, home) {
	if (process.platform === 'darwin')
		return macNames.flatMap((name) =>
			['/', home].map((start) => join(start, 'Applications', `${name}.app`, 'Contents', 'MacOS', name))
		);
	if (process.platform === 'win32')
		return windowsNames.flatMap((name) =>
			['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA']
				.map((variable) => process.env[variable])
				.flatMap((folder) => (folder ? [join(folder, name)] : []))
		);
	return linuxNames.flatMap((name) =>
		path
			.split(delimiter)
			.filter(Boolean)
			.map((folder) => join(folder, name))
	);
}

/** What the test runners' settings take: without a path Playwright uses its own browser. */
export function launchOptions() {
	const executablePath = installedBrowsers()[0];
	return executablePath ? { executablePath, args: browserArgs } : { args: browserArgs };
}
