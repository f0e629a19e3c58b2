/** How loud it is at the microphone, as a sign of life while it records. */
export class SoundLevel {
	readonly #context = new AudioContext();
	readonly #analyser = this.#context.createAnalyser();
	readonly #samples = new Uint8Array(this.#analyser.fftSize);

	constructor(stream: MediaStream) {
		this.#context.createMediaStreamSource(stream).connect(this.#analyser);
	}

	/** Loudest moment of the last few hundredths of a second, 0 to 1. */
	read(): number {
		this.#analyser.getByteTimeDomainData(this.#samples);
		// Silence lies at 128; the root lifts quiet speech to where it shows.
		return Math.sqrt(this.#samples.reduce((most, sample) => Math.max(most, Math.abs(sample - 128)), 0) / 128);
	}

	close(): void {
		void this.#context.close().catch(() => undefined);
	}
}
