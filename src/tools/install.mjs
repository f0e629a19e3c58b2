/**
 * What `npm start` and `npm test` share before anything is installed: plain JavaScript that Node 20
 * runs without node_modules. Everything else runs through `npm run`, where the Node that
 * package.json asks for comes first on the path.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

const oldestNode = 20;
/** The first Node that runs TypeScript files without a flag. */
const nodeForTypeScript = [22, 18];

/** Ends the process with a message that says what to do; no stack, since nothing is broken. */
/** @param {string} message @returns {never} */
export function stop(message) {
	console.error(`\n${message}\n`);
	process.exit(1);
}

export function checkNode() {
	const found = process.versions.node;
	if (Number(found.split('.')[0]) < oldestNode)
		stop(
			`This needs Node ${oldestNode} or later, and here is ${found}. Get it from https://nodejs.org and try again.`
		);
}

/**
 * Starts npm without a shell wherever that is possible: npm tells its scripts where its own
 * JavaScript lies, and Windows cannot start `npm.cmd` without a shell and its quoting rules.
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 */
export function spawnNpm(args, options = {}) {
	const settings = { cwd: root, ...options };
	const beside = join(dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js');
	const script = [process.env['npm_execpath'], beside].find(
		(path) => path?.endsWith('.js') && existsSync(path)
	);
	if (script) return spawn(process.execPath, [script, ...args], settings);
	return spawn('npm', args, { ...settings, shell: process.platform === 'win32' });
}

/** @param {string[]} args @returns {Promise<number>} the exit code */
export function npm(args) {
	return new Promise((resolve, reject) => {
		const child = spawnNpm(args, { stdio: 'inherit' });
		child.on('error', reject);
		child.on('close', (code) => resolve(code ?? 1));
	});
}

/**
 * Whether what is installed is what package-lock.json says. The contents decide, not the dates:
 * a checkout gives the lock file a new date without changing it.
 */
export function isInstalled() {
	const installed = packages(join(root, 'node_modules', '.package-lock.json'));
	const wanted = packages(join(root, 'package-lock.json'));
	if (!installed || !wanted) return false;
	return Object.entries(wanted).every(([path, { version, optional }]) => {
		const here = installed[path];
		return path === '' || (here ? here.version === version : optional === true);
	});
}

/**
 * @param {string} file
 * @returns {Record<string, { version?: string, optional?: boolean }> | undefined}
 */
function packages(file) {
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

export async function install() {
	if (!isInstalled()) {
		console.log('Installing what package-lock.json lists. The first time takes a minute or two.');
		// Windows cannot delete the Node that is running this, which `npm ci` would do.
		const inPlace = process.platform === 'win32' && existsSync(join(root, 'node_modules'));
		const code = await npm([inPlace ? 'install' : 'ci', '--no-audit', '--no-fund', '--loglevel=error']);
		if (code !== 0) stop('The installation failed; npm says why above. Check the network and try again.');
	}
	checkInstalledNode();
}

/** An npm that blocks install scripts leaves out the Node that runs our TypeScript. */
function checkInstalledNode() {
	const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
	const [wantedMajor = 0, wantedMinor = 0] = nodeForTypeScript;
	if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
	const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
	if (!existsSync(own))
		stop(
			'The Node that this project brings along is missing, probably because npm blocks install scripts here.\n' +
				'Run "npm rebuild node --foreground-scripts", or use Node 24, and try again.'
		);
}
