import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { VersionVector } from '#lib/record/rows.ts';
import { hasSeen, joinVersions, sameVersion, stampOf } from '#lib/record/versions.ts';

const device = fc.constantFrom('phone1', 'laptop', 'tablet');
const vector: fc.Arbitrary<VersionVector> = fc.dictionary(device, fc.integer({ min: 1, max: 5 }));
const stamp = fc
	.tuple(device, fc.integer({ min: 1, max: 5 }))
	.map(([name, counter]) => stampOf(name, counter));

describe('a version vector', () => {
	it.for<[string, VersionVector, string, boolean]>([
		['the change itself', { phone1: 3 }, 'phone1:3', true],
		['an earlier change of that device', { phone1: 3 }, 'phone1:2', true],
		['a later change of that device', { phone1: 3 }, 'phone1:4', false],
		['counters as numbers, not as text', { phone1: 10 }, 'phone1:9', true],
		['a device it never heard of', { phone1: 3 }, 'laptop:1', false],
		['nothing while it is empty', {}, 'phone1:1', false]
	])('has seen, or not: %s', ([, version, change, seen]) => {
		expect(hasSeen(version, change)).toBe(seen);
	});

	it('joined with another has seen exactly what either has', () => {
		fc.assert(
			fc.property(vector, vector, stamp, (a, b, change) => {
				expect(hasSeen(joinVersions(a, b), change)).toBe(hasSeen(a, change) || hasSeen(b, change));
			})
		);
	});

	it('leaves both sides of a join as they were', () => {
		const a = { phone1: 1 };
		const b = { phone1: 2, laptop: 1 };
		expect(joinVersions(a, b)).toEqual({ phone1: 2, laptop: 1 });
		expect([a, b]).toEqual([{ phone1: 1 }, { phone1: 2, laptop: 1 }]);
	});

	it.for<[VersionVector, VersionVector, boolean]>([
		[{}, {}, true],
		[{ phone1: 1, laptop: 2 }, { laptop: 2, phone1: 1 }, true],
		[{ phone1: 1 }, { phone1: 2 }, false],
		[{ phone1: 1 }, { phone1: 1, laptop: 1 }, false],
		[{ phone1: 1 }, { laptop: 1 }, false]
	])('%j and %j name the same state: %j', ([a, b, expected]) => {
		expect(sameVersion(a, b)).toBe(expected);
		expect(sameVersion(b, a)).toBe(expected);
	});
});
