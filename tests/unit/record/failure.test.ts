import { describe, expect, test } from 'vitest';
import { asFailure, Failure } from '#lib/record/failure.ts';

const named = (name: string, message: string) => Object.assign(new Error(message), { name });

describe('a failure', () => {
	test('is known wherever a library wrapped it', () => {
		const full = named('QuotaExceededError', 'full');
		expect(asFailure(new Error('aborted', { cause: full })).code).toBe('no-space');
		expect(asFailure(Object.assign(new Error('aborted'), { inner: full })).code).toBe('no-space');
		const own = new Failure('file-empty', 'a.txt');
		expect(asFailure(own)).toBe(own);
	});

	test('of a database that keeps no files is told from one that nobody expected', () => {
		const bulk = named(
			'BulkError',
			'pieces.bulkAdd(): 1 of 1 operations failed. Errors: UnknownError: Error preparing Blob/File data to be stored in object store'
		);
		expect(asFailure(bulk).code).toBe('files-refused');
		expect(asFailure(named('UnknownError', 'disk')).code).toBe('unexpected');
		expect(asFailure('odd')).toMatchObject({ code: 'unexpected', detail: 'odd' });
	});
});
