/** What hosts of static sites do on the way: text goes zipped, and what never changes is kept for good. */
import { gzipSync } from 'node:zlib';

/** What is in a small form already. */
const packed = /\.(ico|jpe?g|mp3|mp4|pdf|png|webp|woff2|zip)$/;
/** Their names hold a sum over what is in them. */
const neverChanges = /^\/_app\/immutable\//;

/**
 * Made once for all who ask: a whole site is zipped in half a second, and each new visitor fetches all of it.
 * @returns {(response: import('node:http').ServerResponse, path: string, stats: import('node:fs').Stats) => void}
 */
export function asHostsSend() {
	/** @type {Map<string, Buffer>} */
	const zipped = new Map();
	return (response, path, stats) => {
		if (neverChanges.test(path)) response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
		if (packed.test(path)) return;
		response.setHeader('Vary', 'Accept-Encoding');
		const { headers } = response.req;
		if (headers.range || !/\bgzip\b/.test(String(headers['accept-encoding']))) return;
		response.setHeader('Content-Encoding', 'gzip');
		const key = `${path} ${stats.size} ${stats.mtimeMs}`;
		sendWhole(response, (bytes) => {
			const known = zipped.get(key) ?? gzipSync(bytes);
			zipped.set(key, known);
			return known;
		});
	};
}

/**
 * Holds back what is written until it is whole, and sends what was made of it.
 * @param {import('node:http').ServerResponse} response
 * @param {(bytes: Buffer) => Buffer} make
 */
function sendWhole(response, make) {
	/** @type {Buffer[]} */
	const parts = [];
	const writeHead = response.writeHead.bind(response);
	const end = response.end.bind(response);
	Object.assign(response, {
		/**
		 * @param {number} code
		 * @param {Record<string, string>} headers
		 */
		writeHead(code, headers) {
			const rest = { ...headers };
			delete rest['Content-Length'];
			return writeHead(code, rest);
		},
		/** @param {Buffer} part */
		write: (part) => parts.push(part) > 0,
		end: () => end(make(Buffer.concat(parts)))
	});
}
