/** Serves the built site as a static host does: pages without their ending, 404.html for the rest. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import sirv from 'sirv';
import { asHostsSend } from './as-hosts-send.mjs';
import { root, stop } from './install.mjs';

export const usualPort = 4173;

/**
 * Listens on 127.0.0.1 and, where the machine has it, on ::1: browsers take either for "localhost".
 * @param {string} folder
 * @param {number} port 0 for any free one
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folder, port) {
	// In `dev` sirv looks at the disk on each request, so that a new build is seen without a restart.
	const answer = sirv(folder, { dev: true, etag: true, setHeaders: asHostsSend() });
	/** @type {import('node:http').RequestListener} */
	const handle = (request, response) => {
		const [path = '/', query] = (request.url ?? '/').split('?');
		if (path.length > 1 && path.endsWith('/')) {
			// A page's relative addresses hold only without the last slash.
			const location = `/${path.replace(/^\/+|\/+$/g, '')}${query ? `?${query}` : ''}`;
			response.writeHead(308, { location }).end();
			return;
		}
		answer(request, response, () => {
			const page = join(folder, '404.html');
			response.writeHead(404, { 'content-type': 'text/html;charset=utf-8', 'cache-control': 'no-store' });
			response.end(existsSync(page) ? readFileSync(page) : 'Not found');
		});
	};
	const first = await listen(handle, '127.0.0.1', port);
	const actual = portOf(first);
	const second = await listen(handle, '::1', actual).catch((/** @type {NodeJS.ErrnoException} */ error) => {
		if (error.code !== 'EADDRINUSE') return undefined;
		first.close();
		throw error;
	});
	const servers = second ? [first, second] : [first];
	return {
		url: `http://localhost:${actual}`,
		close: async () => {
			await Promise.all(
				servers.map((server) => {
					const closed = new Promise((resolve) => server.close(resolve));
					server.closeAllConnections();
					return closed;
				})
			);
		}
	};
}

/**
 * @param {import('node:http').RequestListener} handle
 * @param {string} host
 * @param {number} port
 * @returns {Promise<import('node:http').Server>}
 */
function listen(handle, host, port) {
	return new Promise((resolve, reject) => {
		const server = createServer(handle);
		server.once('error', reject);
		server.listen(port, host, () => resolve(server));
	});
}

/** @param {import('node:http').Server} server */
function portOf(server) {
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('the server has no port');
	return address.port;
}

/** Serves build/ until the process is stopped, and says where. */
export async function preview() {
	const port = askedPort();
	const folder = join(root, 'build');
	if (!existsSync(join(folder, 'index.html'))) stop('There is no built site yet. Run "npm run build" first.');
	try {
		const { url } = await serve(folder, port);
		console.log(`\nWaymark is ready at ${url}\n\nOpen that address in your browser. Ctrl+C stops it.\n`);
	} catch (error) {
		if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
		stop(
			`Port ${port} is taken. If Waymark is running already, open http://localhost:${port}\n` +
				`Otherwise stop the program that uses the port, or choose another: npm start -- --port ${port + 1}\n` +
				'(A browser keeps records for one address: those made at another port are not lost, but not shown here.)'
		);
	}
}

function askedPort() {
	const at = process.argv.indexOf('--port');
	if (at < 0) return usualPort;
	const port = Number(process.argv[at + 1]);
	if (!Number.isInteger(port) || port < 1 || port > 65535)
		stop('--port takes a whole number from 1 to 65535, such as --port 4174');
	return port;
}

// By name, since one of the two paths may go through a link.
if (basename(process.argv[1] ?? '') === 'preview.mjs') await preview();
