/** Lines of JSON out of bytes that come in chunks; no line may grow without bound. */
import { Refusal } from './refusal.ts';

/** @throws Refusal where a line is too long, or the last one is not ended */
export async function* linesOf(
	chunks: AsyncIterable<Uint8Array>,
	where: string,
	mostBytes: number
): AsyncGenerator<{ readonly number: number; readonly bytes: Uint8Array }> {
	let number = 1;
	let waiting: Uint8Array[] = [];
	let waitingBytes = 0;
	for await (const chunk of chunks) {
		let from = 0;
		for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
			yield { number: number++, bytes: joined([...waiting, chunk.subarray(from, at)]) };
			waiting = [];
			waitingBytes = 0;
			from = at + 1;
		}
		if (from === chunk.length) continue;
		waiting.push(chunk.slice(from));
		waitingBytes += chunk.length - from;
		if (waitingBytes > mostBytes) throw new Refusal(`${where}, line ${number}`, 'The line is too long.');
	}
	if (waitingBytes > 0) throw new Refusal(`${where}, line ${number}`, 'The last line breaks off.');
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
	const [only] = parts;
	if (only && parts.length === 1) return only;
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(part, at);
		at += part.length;
	}
	return whole;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** No row, no manifest and no change nests deeper or has more parts; a few bytes for each would become many. */
const most = { depth: 32, parts: 400_000 };

/**
 * Bytes as JSON; undefined where they are none, or none that anybody would write.
 *
 * @param parts how many lists, objects and members it may have
 */
export function parseJson(bytes: Uint8Array, parts = most.parts): unknown {
	if (!isModest(bytes, parts)) return undefined;
	try {
		return JSON.parse(decoder.decode(bytes)) as unknown;
	} catch {
		return undefined;
	}
}

function isModest(bytes: Uint8Array, mostParts: number): boolean {
	let depth = 0;
	let parts = 0;
	let isText = false;
	for (let at = 0; at < bytes.length; at++) {
		const byte = bytes[at];
		if (isText) {
			if (byte === 0x5c) at++;
			else if (byte === 0x22) isText = false;
		} else if (byte === 0x22) isText = true;
		else if (byte === 0x5b || byte === 0x7b) {
			depth++;
			parts++;
			if (depth > most.depth) return false;
		} else if (byte === 0x5d || byte === 0x7d) depth--;
		else if (byte === 0x2c) parts++;
	}
	return parts <= mostParts;
}
