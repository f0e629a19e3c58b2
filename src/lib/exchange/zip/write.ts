/** The parts of a ZIP around the entries' own bytes. Checksum and sizes are known before an entry is written. */
import { full16, full32, lengths, signatures, utf8Flag, zip64Extra, type ZipEntry } from './layout.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Version of the form needed to unpack: 2.0, or 4.5 where an entry or the file passes 4 GB. */
const needs = (large: boolean) => (large ? 45 : 20);

/** What stands before an entry's bytes. */
export function localHeader(entry: ZipEntry): Bytes {
	const name = new TextEncoder().encode(entry.path);
	const large = entry.size >= full32 || entry.packed >= full32;
	const extra = large ? extra64([entry.size, entry.packed]) : new Uint8Array();
	const header = new Uint8Array(lengths.local + name.length + extra.length);
	const view = new DataView(header.buffer);
	view.setUint32(0, signatures.local, true);
	common(view, 4, entry, large);
	view.setUint16(26, name.length, true);
	view.setUint16(28, extra.length, true);
	header.set(name, lengths.local);
	header.set(extra, lengths.local + name.length);
	return header;
}

/** The directory that ends a ZIP; `start` is where it begins. */
export function directory(entries: readonly ZipEntry[], start: number): Bytes[] {
	const headers = entries.map(centralHeader);
	const size = headers.reduce((sum, header) => sum + header.length, 0);
	const large = start >= full32 || size >= full32 || entries.length >= full16;
	const parts = [...headers, ...(large ? end64(entries.length, size, start) : [])];

	const end = new Uint8Array(lengths.end);
	const view = new DataView(end.buffer);
	view.setUint32(0, signatures.end, true);
	view.setUint16(8, Math.min(entries.length, full16), true);
	view.setUint16(10, Math.min(entries.length, full16), true);
	view.setUint32(12, Math.min(size, full32), true);
	view.setUint32(16, Math.min(start, full32), true);
	return [...parts, end];
}

function centralHeader(entry: ZipEntry): Bytes {
	const name = new TextEncoder().encode(entry.path);
	const overflowing = [entry.size, entry.packed, entry.offset].filter((value) => value >= full32);
	const large = entry.size >= full32 || entry.packed >= full32;
	// As in the local header, so that the two agree: both sizes where either is large.
	const values = large
		? [entry.size, entry.packed, ...(entry.offset >= full32 ? [entry.offset] : [])]
		: overflowing;
	const extra = values.length > 0 ? extra64(values) : new Uint8Array();
	const header = new Uint8Array(lengths.central + name.length + extra.length);
	const view = new DataView(header.buffer);
	view.setUint32(0, signatures.central, true);
	view.setUint16(4, 45, true);
	common(view, 6, entry, large);
	view.setUint16(28, name.length, true);
	view.setUint16(30, extra.length, true);
	view.setUint32(42, Math.min(entry.offset, full32), true);
	header.set(name, lengths.central);
	header.set(extra, lengths.central + name.length);
	return header;
}

/** The run of fields that local and central header share. */
function common(view: DataView, at: number, entry: ZipEntry, large: boolean): void {
	view.setUint16(at, needs(large), true);
	view.setUint16(at + 2, entry.flags | utf8Flag, true);
	view.setUint16(at + 4, entry.method, true);
	view.setUint32(at + 6, entry.stamp, true);
	view.setUint32(at + 10, entry.crc, true);
	view.setUint32(at + 14, large ? full32 : entry.packed, true);
	view.setUint32(at + 18, large ? full32 : entry.size, true);
}

function extra64(values: readonly number[]): Bytes {
	const extra = new Uint8Array(4 + 8 * values.length);
	const view = new DataView(extra.buffer);
	view.setUint16(0, zip64Extra, true);
	view.setUint16(2, 8 * values.length, true);
	values.forEach((value, index) => view.setBigUint64(4 + 8 * index, BigInt(value), true));
	return extra;
}

function end64(count: number, size: number, start: number): Bytes[] {
	const end = new Uint8Array(lengths.end64);
	const view = new DataView(end.buffer);
	view.setUint32(0, signatures.end64, true);
	view.setBigUint64(4, BigInt(lengths.end64 - 12), true);
	view.setUint16(12, 45, true);
	view.setUint16(14, 45, true);
	view.setBigUint64(24, BigInt(count), true);
	view.setBigUint64(32, BigInt(count), true);
	view.setBigUint64(40, BigInt(size), true);
	view.setBigUint64(48, BigInt(start), true);

	const locator = new Uint8Array(lengths.locator64);
	const locatorView = new DataView(locator.buffer);
	locatorView.setUint32(0, signatures.locator64, true);
	locatorView.setBigUint64(8, BigInt(start + size), true);
	locatorView.setUint32(16, 1, true);
	return [end, locator];
}

/** An ISO instant in the form of DOS, which knows two-second steps from 1980 on. */
export function dosStamp(instant: string): number {
	const at = new Date(instant);
	const year = Math.min(Math.max(at.getUTCFullYear(), 1980), 2107) - 1980;
	const date = (year << 9) | ((at.getUTCMonth() + 1) << 5) | at.getUTCDate();
	const time = (at.getUTCHours() << 11) | (at.getUTCMinutes() << 5) | (at.getUTCSeconds() >> 1);
	return ((date << 16) | time) >>> 0;
}
