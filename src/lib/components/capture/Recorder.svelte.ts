/** Records sound or video, and keeps it on this device while it does. */
import type { App } from '#lib/components/app/App.svelte.ts';
import { asFailure, Failure } from '#lib/record/failure.ts';
import type { StoredFile } from '#lib/storage/attachments.ts';
import { recordingKinds, recordingName, writableType, type Recorded } from './recording-kinds.ts';
import { SoundLevel } from './sound-level.ts';

/** What a tab that is killed may lose. */
const keepEveryMs = 2_000;
const lookEveryMs = 100;
/** Another tab may hold the lock for as long as it takes to look whether a recording was cut off. */
const patienceMs = 1_000;

interface Options {
	/** Names the form that it belongs to: one recording is under way for each name, in whichever tab. */
	readonly of: string;
	readonly recordId: string;
	/** Describes the stored recording; where it throws, the recording stays and is handed over another time. */
	readonly ontake: (stored: StoredFile) => Promise<void>;
}

export class Recorder {
	state = $state.raw<'idle' | 'asking' | 'recording' | 'paused' | 'keeping'>('idle');
	what = $state.raw<Recorded>('sound');
	/** Length of what is recorded. */
	seconds = $state.raw(0);
	/** 0 to 1. */
	level = $state.raw(0);
	/** The device gives nothing for now: another app or a call has it. */
	silenced = $state.raw(false);
	failure = $state.raw<Failure | null>(null);
	/** Length of a recording that was brought back after its tab had gone; null where there was none. */
	recovered = $state.raw<number | null>(null);
	#stream = $state.raw<MediaStream | null>(null);
	readonly #app: App;
	readonly #options: Options;
	#media: MediaRecorder | null = null;
	/** Resolves when the last bit has come, whoever ended it. */
	#ended: Promise<unknown> = Promise.resolve();
	#meter: SoundLevel | null = null;
	#look: ReturnType<typeof setInterval> | undefined;
	/** Milliseconds recorded before the last pause, and the moment since which it records again. */
	#before = 0;
	#since: number | null = null;
	#writes: Promise<void> = Promise.resolve();
	#release: () => void = () => undefined;
	#awake: WakeLockSentinel | null = null;
	#left = false;
	#recovery: Promise<void> = Promise.resolve();

	constructor(app: App, options: Options) {
		this.#app = app;
		this.#options = options;
	}

	get active(): boolean {
		return this.state !== 'idle';
	}

	/** What the camera sees; null for sound alone. */
	get picture(): MediaStream | null {
		return this.what === 'video' ? this.#stream : null;
	}

	async start(what: Recorded): Promise<void> {
		if (this.active) return;
		this.what = what;
		this.state = 'asking';
		this.failure = null;
		this.recovered = null;
		this.#left = false;
		try {
			await this.#recovery;
			if (!(await this.#hold())) throw new Failure('recording-elsewhere');
			// What an earlier attempt could not hand over goes first: a new recording takes its place.
			await this.#handOver();
			this.#stream = await ask(what);
			if (this.#left) return this.#end();
			await this.#begin(this.#stream);
		} catch (thrown) {
			this.failure = asFailure(thrown);
			this.#end();
		}
	}

	pause(): void {
		if (this.state !== 'recording') return;
		this.#media?.pause();
		this.#stopClock();
		this.state = 'paused';
	}

	goOn(): void {
		if (this.state !== 'paused') return;
		this.#media?.resume();
		this.#since = performance.now();
		this.state = 'recording';
	}

	/** Ends the recording and hands it over. */
	async stop(): Promise<void> {
		if (this.state !== 'recording' && this.state !== 'paused') return;
		await this.#halt();
		try {
			const kept = await this.#handOver();
			// The device may need a moment before its first sound.
			if (kept === null) this.failure ??= new Failure('recorder-empty', recordingKinds[this.what].device);
		} catch (thrown) {
			this.failure = asFailure(thrown);
		}
		this.#end();
	}

	/** Ends the recording and throws it away. */
	async discard(): Promise<void> {
		if (this.state !== 'recording' && this.state !== 'paused') return;
		await this.#halt();
		await this.#app.attempt(async () => (await this.#recordings).drop(this.#options.of));
		this.#end();
	}

	/** The page is left: what was recorded waits for the next visit. */
	async leave(): Promise<void> {
		this.#left = true;
		if (this.state === 'recording' || this.state === 'paused') {
			await this.#halt();
			this.#end();
		}
	}

	/** Hands over what was being recorded when a tab was closed or died. */
	async recover(): Promise<void> {
		if (this.active) return;
		this.#recovery = this.#recover();
		await this.#recovery;
	}

	async #recover(): Promise<void> {
		try {
			if (!(await this.#hold())) return;
			this.recovered = await this.#handOver();
		} catch (thrown) {
			this.failure = asFailure(thrown);
		}
		this.#release();
	}

	async #begin(stream: MediaStream): Promise<void> {
		const { of, recordId } = this.#options;
		const mimeType = writableType(this.what);
		const media = recorderOf(stream, this.what, mimeType);
		const plain = (mimeType || media.mimeType).split(';', 1)[0] ?? '';
		await (await this.#recordings).begin(of, recordId, recordingName(this.what, plain, new Date()), plain);
		this.#media = media;
		this.#writes = Promise.resolve();
		this.#ended = new Promise((resolve) => media.addEventListener('stop', resolve, { once: true }));
		media.addEventListener('dataavailable', ({ data }) => this.#keep(data));
		media.addEventListener('error', () => this.#broken(this.#stoppedDevice()));
		for (const track of stream.getTracks()) {
			track.addEventListener('ended', () => this.#broken(this.#stoppedDevice()));
			track.addEventListener('mute', () => (this.silenced = true));
			track.addEventListener('unmute', () => (this.silenced = false));
		}
		media.start(keepEveryMs);
		this.#before = this.seconds = 0;
		this.#since = performance.now();
		this.state = 'recording';
		this.#meter = meterFor(stream);
		this.#look = setInterval(() => this.#lookAgain(), lookEveryMs);
		// A phone that goes to sleep would stop the recording.
		this.#awake = (await navigator.wakeLock?.request('screen').catch(() => null)) ?? null;
	}

	#keep(data: Blob): void {
		if (data.size === 0) return;
		const seconds = this.#elapsed();
		this.#writes = this.#writes.then(async () => {
			await (await this.#recordings).add(this.#options.of, data, seconds);
		});
		// What follows a bit that could not be kept is of no use without it.
		this.#writes.catch((thrown: unknown) => this.#broken(asFailure(thrown)));
	}

	/** Something is wrong: what there is so far is kept. */
	#broken(failure: Failure): void {
		this.failure ??= failure;
		void this.stop();
	}

	#stoppedDevice = () => new Failure('recorder-stopped', recordingKinds[this.what].device);

	/** Stops the device and waits for its last bit. */
	async #halt(): Promise<void> {
		this.#stopClock();
		this.state = 'keeping';
		if (this.#media?.state !== 'inactive') this.#media?.stop();
		await this.#ended;
		await this.#writes.catch(() => undefined);
	}

	/** @returns the length of what was handed over; null where there was nothing */
	async #handOver(): Promise<number | null> {
		const { of, ontake } = this.#options;
		const recordings = await this.#recordings;
		const stored = await recordings.finish(of);
		if (!stored) {
			await recordings.drop(of);
			return null;
		}
		await ontake(stored);
		await recordings.handOver(of);
		return stored.seconds ?? 0;
	}

	#lookAgain(): void {
		this.seconds = this.#elapsed();
		this.level = this.state === 'recording' ? (this.#meter?.read() ?? 0) : 0;
	}

	#elapsed(): number {
		const running = this.#since === null ? 0 : performance.now() - this.#since;
		return Math.round((this.#before + running) / 100) / 10;
	}

	#stopClock(): void {
		this.#before = this.#elapsed() * 1_000;
		this.#since = null;
	}

	#end(): void {
		clearInterval(this.#look);
		this.#meter?.close();
		for (const track of this.#stream?.getTracks() ?? []) track.stop();
		void this.#awake?.release().catch(() => undefined);
		this.#media = this.#meter = this.#stream = this.#awake = null;
		this.silenced = false;
		this.#release();
		this.state = 'idle';
	}

	/** Holds the lock that says: here something is recorded for this form. */
	#hold(): Promise<boolean> {
		return new Promise((resolve) => {
			const signal = AbortSignal.timeout(patienceMs);
			const held = navigator.locks.request(`recording:${this.#options.of}`, { signal }, () => {
				resolve(true);
				return new Promise<void>((release) => (this.#release = release));
			});
			held.catch(() => resolve(false));
		});
	}

	get #recordings() {
		return this.#app.storage.then((storage) => storage.recordings());
	}
}

/** @throws Failure that says why the browser gives no sound or picture */
async function ask(what: Recorded): Promise<MediaStream> {
	const { device, wants } = recordingKinds[what];
	// Neither is there where the address is not secure.
	if (!navigator.mediaDevices || !('MediaRecorder' in globalThis))
		throw new Failure('recorder-missing', device);
	try {
		return await navigator.mediaDevices.getUserMedia(wants);
	} catch (thrown) {
		// Not every browser makes all of these errors, or even DOMExceptions.
		const name = thrown instanceof Object && 'name' in thrown ? thrown.name : '';
		if (name === 'NotAllowedError' || name === 'SecurityError')
			throw new Failure('recorder-refused', device, thrown);
		if (name === 'NotFoundError' || name === 'OverconstrainedError')
			throw new Failure('recorder-missing', device, thrown);
		if (name === 'NotReadableError' || name === 'AbortError')
			throw new Failure('recorder-busy', device, thrown);
		throw thrown;
	}
}

/** @throws Failure `recorder-missing` where the browser has the device and no way to write down what comes */
function recorderOf(stream: MediaStream, what: Recorded, mimeType: string): MediaRecorder {
	const { device, quality } = recordingKinds[what];
	try {
		return new MediaRecorder(stream, { ...quality, ...(mimeType ? { mimeType } : {}) });
	} catch (thrown) {
		throw new Failure('recorder-missing', device, thrown);
	}
}

/** A recording without a level is still a recording. */
function meterFor(stream: MediaStream): SoundLevel | null {
	if (stream.getAudioTracks().length === 0) return null;
	try {
		return new SoundLevel(stream);
	} catch {
		return null;
	}
}
