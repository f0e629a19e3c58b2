/** Version vectors and the stamps of single fields: who has seen which change. */
import type { VersionVector } from './rows.ts';

/** The stamp of a device's change: `device:counter`. */
export function stampOf(device: string, counter: number): string {
	return `${device}:${counter}`;
}

/** Whether a copy with this vector includes the change that a stamp names. */
export function hasSeen(version: VersionVector, stamp: string): boolean {
	const colon = stamp.lastIndexOf(':');
	return (version[stamp.slice(0, colon)] ?? 0) >= Number(stamp.slice(colon + 1));
}

/** The vector that includes all that either includes. */
export function joinVersions(a: VersionVector, b: VersionVector): VersionVector {
	const joined = { ...a };
	for (const [device, counter] of Object.entries(b)) joined[device] = Math.max(joined[device] ?? 0, counter);
	return joined;
}

/** Whether two vectors name the same state. */
export function sameVersion(a: VersionVector, b: VersionVector): boolean {
	const devices = Object.keys(a);
	return devices.length === Object.keys(b).length && devices.every((device) => a[device] === b[device]);
}
