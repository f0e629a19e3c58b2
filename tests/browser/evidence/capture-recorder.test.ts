import { afterEach, describe, expect, vi } from 'vitest';
import type { App } from '#lib/components/app/App.svelte.ts';
import { Recorder } from '#lib/components/capture/Recorder.svelte.ts';
import { Failure } from '#lib/record/failure.ts';
import type { StoredFile } from '#lib/storage/attachments.ts';
import { Recordings } from '#lib/storage/recordings.ts';
import type { Storage } from '#lib/storage/storage.ts';
import { it } from '../../support/places.ts';
import { record } from '../../support/rows.ts';

afterEach(() => vi.restoreAllMocks());

/** A camera that sees a flicker: a page without a click may make no sound. */
function flicker(): MediaStream {
	const canvas = document.createElement('canvas');
	const pen = canvas.getContext('2d');
	const stream = canvas.captureStream(20);
	const drawing = setInterval(() => {
		if (!stream.active) clearInterval(drawing);
		pen?.fillRect(Math.random() * 200, Math.random() * 100, 20, 20);
		pen?.clearRect(Math.random() * 200, Math.random() * 100, 20, 20);
	}, 40);
	return stream;
}

function camera(give: () => Promise<MediaStream>) {
	vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(give);
}

function aRecorder(storage: Storage, of: string) {
	const taken: StoredFile[] = [];
	const app = {
		storage: Promise.resolve(storage),
		attempt: <T>(run: () => Promise<T>) => run()
	} as unknown as App;
	const ontake = (stored: StoredFile) => Promise.resolve(void taken.push(stored));
	return { recorder: new Recorder(app, { of, recordId: record, ontake }), taken };
}

const bits = (place: { counts(): Promise<Record<string, number>> }) => async () =>
	(await place.counts())['pieces'] ?? 0;
const patience = { timeout: 10_000 };

describe('the recorder', () => {
	it.for([
		['NotAllowedError', 'recorder-refused'],
		['NotFoundError', 'recorder-missing'],
		['NotReadableError', 'recorder-busy']
	] as const)('says why there is no picture: %s', async ([name, code], { place }) => {
		camera(() => Promise.reject(new DOMException('no', name)));
		const { recorder } = aRecorder(await place.tab(), place.name);
		await recorder.start('video');
		expect(recorder.failure).toMatchObject({ code, detail: 'camera and microphone' });
		expect(recorder.state).toBe('idle');
		expect(await place.counts()).toMatchObject({ drafts: 0, pieces: 0 });

		camera(() => Promise.resolve(flicker()));
		await recorder.start('video');
		expect([recorder.state, recorder.failure]).toEqual(['recording', null]);
		await recorder.discard();
		expect(await place.counts()).toMatchObject({ drafts: 0, pieces: 0 });
	});

	it('knows an error by its name, whatever the browser makes it of', async ({ place }) => {
		// As one engine does where there is no camera.
		const thrown: unknown = { name: 'OverconstrainedError' };
		camera(() => new Promise((_, refuse) => refuse(thrown as Error)));
		const { recorder } = aRecorder(await place.tab(), place.name);
		await recorder.start('video');
		expect(recorder.failure).toMatchObject({ code: 'recorder-missing' });
	});

	it('keeps what was recorded until the camera was unplugged', async ({ place }) => {
		const stream = flicker();
		camera(() => Promise.resolve(stream));
		const { recorder, taken } = aRecorder(await place.tab(), place.name);
		await recorder.start('video');
		await expect.poll(bits(place), patience).toBeGreaterThan(0);
		stream.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
		await expect.poll(() => recorder.state).toBe('idle');
		expect(recorder.failure).toMatchObject({ code: 'recorder-stopped' });
		expect(taken).toMatchObject([{ pieces: 1 }]);
		expect(taken[0]?.seconds).toBeGreaterThan(1);
	});

	it('says so where it was stopped before anything came, and records the next time', async ({ place }) => {
		// Nothing is ever drawn on it.
		camera(() => Promise.resolve(document.createElement('canvas').captureStream(0)));
		const { recorder, taken } = aRecorder(await place.tab(), place.name);
		await recorder.start('video');
		await recorder.stop();
		expect([recorder.state, taken]).toEqual(['idle', []]);
		expect(recorder.failure).toMatchObject({ code: 'recorder-empty', detail: 'camera and microphone' });
		expect(await place.counts()).toMatchObject({ drafts: 0, pieces: 0 });

		camera(() => Promise.resolve(flicker()));
		await recorder.start('video');
		expect([recorder.state, recorder.failure]).toEqual(['recording', null]);
		await recorder.discard();
	});

	it('stops where the disk is full, and hands over what found room', async ({ place }) => {
		camera(() => Promise.resolve(flicker()));
		const { recorder, taken } = aRecorder(await place.tab(), place.name);
		await recorder.start('video');
		await expect.poll(bits(place), patience).toBe(1);
		vi.spyOn(Recordings.prototype, 'add').mockRejectedValue(new Failure('no-space', 'Video'));
		await expect.poll(() => recorder.state, patience).toBe('idle');
		expect(recorder.failure).toMatchObject({ code: 'no-space' });
		expect(taken.length).toBe(1);
	});

	it('leaves to the next visit what a closed tab was recording, and to no other tab while it runs', async ({
		place
	}) => {
		camera(() => Promise.resolve(flicker()));
		const here = aRecorder(await place.tab(), place.name);
		const there = aRecorder(await place.tab(), place.name);
		await here.recorder.start('video');
		await expect.poll(bits(place), patience).toBeGreaterThan(0);
		await there.recorder.recover();
		expect([there.taken, there.recorder.recovered]).toEqual([[], null]);
		await there.recorder.start('video');
		expect(there.recorder.failure).toMatchObject({ code: 'recording-elsewhere' });

		await here.recorder.leave();
		await there.recorder.recover();
		expect(here.taken).toEqual([]);
		expect(there.taken.length).toBe(1);
		expect(there.recorder.recovered).toBeGreaterThan(1);
		await there.recorder.recover();
		expect(there.taken.length).toBe(1);
	});

	it('starts for someone who was faster than the look for what was cut off, in this tab or another', async ({
		place
	}) => {
		camera(() => Promise.resolve(flicker()));
		const here = aRecorder(await place.tab(), place.name);
		const there = aRecorder(await place.tab(), place.name);
		const looks = [there.recorder.recover(), here.recorder.recover()];
		await here.recorder.start('video');
		expect([here.recorder.state, here.recorder.failure]).toEqual(['recording', null]);
		await Promise.all(looks);
		await here.recorder.discard();
	});

	it('counts no pause as time', async ({ place }) => {
		camera(() => Promise.resolve(flicker()));
		const { recorder, taken } = aRecorder(await place.tab(), place.name);
		await recorder.start('video');
		await expect.poll(() => recorder.seconds).toBeGreaterThan(0.2);
		recorder.pause();
		const before = recorder.seconds;
		const paused = performance.now();
		await expect.poll(() => performance.now() - paused).toBeGreaterThan(700);
		recorder.goOn();
		expect(recorder.state).toBe('recording');
		await recorder.stop();
		expect(taken[0]?.seconds).toBeLessThan(before + 0.6);
	});
});
