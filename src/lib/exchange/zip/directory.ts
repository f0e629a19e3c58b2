/**
 * Reads the directory of a ZIP that may be hostile. It is stricter than ZIP programs are: what they would
 * read in different ways (a comment, bytes before or between the entries, two directories) is refused.
 */
import { Refusal } from '../refusal.ts';
import type { Source } from '../source.ts';
import {
	descriptorFlag,
	full16,
	full32,
	lengths,
	methods,
	signatures,
	utf8Flag,
	zip64Extra,
	type FoundEntry
} from './layout.ts';
import { pathProblem } from './paths.ts';

export interface DirectoryLimits {
	readonly entries: number;
	/** Bytes of the directory. */
	readonly bytes: number;
}

const whole = 'the file';
const cutOff =
	'Its end is missing or something was added to it, as happens when a download or a copy breaks off. Get it again from where it came.';

type Unplaced = Omit<FoundEntry, 'end'>;

interface End {
	readonly count: number;
	readonly start: number;
	readonly size: number;
}

/** @throws Refusal */
export async function readDirectory(source: Source, limits: DirectoryLimits): Promise<FoundEntry[]> {
	const { count, start, size } = await findEnd(source);
	if (count > limits.entries)
		throw new Refusal(whole, `It has ${count} entries; a record file has at most ${limits.entries}.`);
	if (size > limits.bytes) throw new Refusal(whole, `Its table of contents is too large: ${size} bytes.`);
	const bytes = await source.read(start, start + size);
	const entries: Unplaced[] = [];
	let at = 0;
	for (let index = 0; index < count; index++) {
		const { entry, next } = readCentral(bytes, at, index + 1);
		entries.push(entry);
		at = next;
	}
	if (at !== size) throw new Refusal(whole, 'Its table of contents does not end where it says.');
	refuseDoubles(entries);
	return placed(entries, start);
}

/** Where the directory stands, from the fixed record at the very end. */
async function findEnd(source: Source): Promise<End> {
	if (source.size === 0) throw new Refusal(whole, 'It is empty: it holds no bytes.');
	const first = await source.read(0, Math.min(4, source.size));
	const isZip =
		first.length === 4 &&
		[signatures.local, signatures.end].some((one) => one === viewOf(first).getUint32(0, true));
	if (!isZip)
		throw new Refusal(
			whole,
			'This is not a record file: it is no ZIP. Choose the file that “Save record file” made.'
		);
	if (source.size < lengths.end) throw new Refusal(whole, cutOff);

	const endAt = source.size - lengths.end;
	const end = viewOf(await source.read(endAt, source.size));
	if (end.getUint32(0, true) !== signatures.end || end.getUint16(20, true) !== 0)
		throw new Refusal(whole, cutOff);
	// In large files the fields here are full and the real ones stand before.
	const parts = [end.getUint16(4, true), end.getUint16(6, true)];
	if (parts.some((part) => part !== 0 && part !== full16))
		throw new Refusal(whole, 'It is one part of a ZIP that was split up.');
	const found: End = {
		count: end.getUint16(10, true),
		size: end.getUint32(12, true),
		start: end.getUint32(16, true)
	};
	if (end.getUint16(8, true) !== found.count) throw new Refusal(whole, cutOff);
	const isLarge =
		parts.includes(full16) || found.count === full16 || found.size === full32 || found.start === full32;
	const real = isLarge ? await findEnd64(source, endAt) : { ...found, endsAt: endAt };
	if (real.start + real.size !== real.endsAt) throw new Refusal(whole, cutOff);
	return real;
}

async function findEnd64(source: Source, endAt: number): Promise<End & { endsAt: number }> {
	const endsAt = endAt - lengths.locator64 - lengths.end64;
	if (endsAt < 0) throw new Refusal(whole, cutOff);
	const bytes = await source.read(endsAt, endAt);
	const view = viewOf(bytes);
	const locator = viewOf(bytes.subarray(lengths.end64));
	const isRight =
		view.getUint32(0, true) === signatures.end64 &&
		view.getBigUint64(4, true) === BigInt(lengths.end64 - 12) &&
		view.getUint32(16, true) === 0 &&
		view.getUint32(20, true) === 0 &&
		view.getBigUint64(24, true) === view.getBigUint64(32, true) &&
		locator.getUint32(0, true) === signatures.locator64 &&
		locator.getUint32(4, true) === 0 &&
		locator.getBigUint64(8, true) === BigInt(endsAt) &&
		locator.getUint32(16, true) === 1;
	if (!isRight) throw new Refusal(whole, cutOff);
	const number = (at: number) => Number(view.getBigUint64(at, true));
	return { count: number(32), size: number(40), start: number(48), endsAt };
}

function readCentral(
	bytes: Uint8Array<ArrayBuffer>,
	at: number,
	ordinal: number
): { entry: Unplaced; next: number } {
	const where = `entry ${ordinal}`;
	const broken = () => new Refusal(where, 'Its line in the table of contents is damaged.');
	if (at + lengths.central > bytes.length) throw broken();
	const view = viewOf(bytes.subarray(at));
	if (view.getUint32(0, true) !== signatures.central) throw broken();
	const flags = view.getUint16(8, true);
	const method = view.getUint16(10, true);
	const [nameLength, extraLength, commentLength] = [28, 30, 32].map((place) =>
		view.getUint16(place, true)
	) as [number, number, number];
	const next = at + lengths.central + nameLength + extraLength + commentLength;
	if (next > bytes.length || nameLength === 0) throw broken();
	const nameEnd = at + lengths.central + nameLength;
	const path = decodeName(bytes.subarray(at + lengths.central, nameEnd), (flags & utf8Flag) !== 0);
	const wrong = path === null ? 'Its name is not readable text.' : pathProblem(path);
	if (path === null || wrong !== null) throw new Refusal(path === null ? where : shown(path), wrong ?? '');
	if (flags & 0x2041) throw new Refusal(path, 'It is locked with a password.');
	if (flags & ~(utf8Flag | descriptorFlag | 0x0006))
		throw new Refusal(path, 'It is packed in a way that record files do not use.');
	if (method !== methods.stored && method !== methods.deflated)
		throw new Refusal(path, 'It is packed in a way that record files do not use.');
	if (isLink(view)) throw new Refusal(path, 'It is a link, not a file.');
	if (view.getUint16(34, true) !== 0 || commentLength !== 0) throw broken();

	const entry: Unplaced = {
		path,
		needs: view.getUint16(6, true),
		method,
		flags,
		stamp: view.getUint32(12, true),
		crc: view.getUint32(16, true),
		...places(view, viewOf(bytes.subarray(nameEnd, nameEnd + extraLength)), broken),
		nameLength
	};
	if (method === methods.stored && entry.packed !== entry.size) throw broken();
	return { entry, next };
}

/** Sizes and place, from the extra field where 32 bits are too few. */
function places(
	view: DataView,
	extra: DataView,
	broken: () => Refusal
): Pick<Unplaced, 'size' | 'packed' | 'offset'> {
	const short = {
		size: view.getUint32(24, true),
		packed: view.getUint32(20, true),
		offset: view.getUint32(42, true)
	};
	const wide = extraField(extra, broken);
	let at = 0;
	const value = (small: number) => {
		if (small !== full32) return small;
		if (!wide || at + 8 > wide.byteLength) throw broken();
		const large = Number(wide.getBigUint64(at, true));
		at += 8;
		if (!Number.isSafeInteger(large)) throw broken();
		return large;
	};
	return { size: value(short.size), packed: value(short.packed), offset: value(short.offset) };
}

function extraField(extra: DataView, broken: () => Refusal): DataView | null {
	for (let at = 0; at < extra.byteLength;) {
		if (at + 4 > extra.byteLength) throw broken();
		const length = extra.getUint16(at + 2, true);
		if (at + 4 + length > extra.byteLength) throw broken();
		if (extra.getUint16(at, true) === zip64Extra)
			return new DataView(extra.buffer, extra.byteOffset + at + 4, length);
		at += 4 + length;
	}
	return null;
}

/** Made on Unix or macOS, the kind of file stands in the upper half of its attributes. */
function isLink(view: DataView): boolean {
	const host = view.getUint8(5);
	const kind = view.getUint16(40, true) & 0xf000;
	return (host === 3 || host === 19) && kind !== 0 && kind !== 0x8000;
}

function refuseDoubles(entries: readonly Unplaced[]): void {
	const seen = new Set<string>();
	for (const { path } of entries) {
		// Two names that one disk or another takes for the same.
		const folded = path.normalize('NFC').toLowerCase();
		if (seen.has(folded)) throw new Refusal(shown(path), 'It is in the file twice.');
		seen.add(folded);
	}
}

/** Says where each one ends. Entries that share bytes are how a small file unpacks to an enormous one. */
function placed(entries: readonly Unplaced[], directoryStart: number): FoundEntry[] {
	const inOrder = [...entries].sort((a, b) => a.offset - b.offset);
	if (inOrder[0] && inOrder[0].offset !== 0)
		throw new Refusal(whole, 'Something stands before its first entry.');
	return inOrder.map((entry, index) => {
		const next = inOrder[index + 1];
		const end = next?.offset ?? directoryStart;
		if (entry.offset + lengths.local + entry.nameLength + entry.packed > end)
			throw next
				? new Refusal(shown(next.path), 'It shares its place with another entry.')
				: new Refusal(whole, cutOff);
		return { ...entry, end };
	});
}

function decodeName(bytes: Uint8Array, isUtf8: boolean): string | null {
	// Without the flag names are in an old alphabet that programs disagree on, but for plain ASCII.
	if (!isUtf8 && bytes.some((byte) => byte > 0x7e)) return null;
	try {
		return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
	} catch {
		return null;
	}
}

/** A name from a file that may be hostile, fit to be shown. */
function shown(path: string): string {
	const plain = path.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?');
	return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain;
}

function viewOf(bytes: Uint8Array<ArrayBuffer>): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
