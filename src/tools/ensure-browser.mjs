/** Makes sure that the tests have a browser that really starts, and fetches one where there is none. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { browserArgs, installedBrowsers } from './browser.mjs';
import { npm, stop } from './install.mjs';

/** @returns {Promise<string>} the path of a browser that starts */
export async function ensureBrowser() {
	return (await working()) ?? (await playwrightsOwn()) ?? (await debians()) ?? none();
}

async function working() {
	for (const path of installedBrowsers()) if (await starts(path)) return path;
	const own = await ownPath();
	return existsSync(own) && (await starts(own)) ? own : undefined;
}

async function playwrightsOwn() {
	console.log('No Chromium, Chrome or Edge is found here: fetching one for the tests.');
	await npm(['exec', '--', 'playwright', 'install', 'chromium']);
	const own = await ownPath();
	return existsSync(own) && (await starts(own)) ? own : undefined;
}

/** Debian's package brings the system libraries along that a bare download lacks. */
async function debians() {
	if (process.platform !== 'linux' || !existsSync('/usr/bin/apt-get')) return undefined;
	const isRoot = process.getuid?.() === 0;
	/** @param {string[]} args */
	const apt = (args) => {
		const command = ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', ...args];
		const [program = 'env', ...rest] = isRoot ? command : ['sudo', '-n', ...command];
		return spawnSync(program, rest, { stdio: 'inherit' }).status === 0;
	};
	console.log("That did not give a browser that starts: trying the system's own package.");
	if (!apt(['update']) || !apt(['install', '-y', '--no-install-recommends', 'chromium'])) return undefined;
	return working();
}

/** @returns {never} */
function none() {
	return stop(
		'The tests need a browser, and none could be found or fetched.\n' +
			'Install Chrome, Chromium or Edge, or give the path of one in the environment variable CHROME_BIN.'
	);
}

async function ownPath() {
	const { chromium } = await import('playwright');
	return chromium.executablePath();
}

/** Finding a file is not enough: on Ubuntu `chromium-browser` may only ask to install another package. */
/** @param {string} executablePath */
async function starts(executablePath) {
	const { chromium } = await import('playwright');
	try {
		const browser = await chromium.launch({ executablePath, args: browserArgs, timeout: 30_000 });
		const page = await browser.newPage();
		await page.goto('about:blank');
		await browser.close();
		return true;
	} catch {
		console.log(`The browser at ${executablePath} does not start.`);
		return false;
	}
}
