/**
 * An answer that is spoken. It stays in this page's memory and is gone when the page is closed: files in a
 * record belong to evidence, and a practice answer is none.
 */
type State = 'idle' | 'asking' | 'recording' | 'refused' | 'missing';

export class VoiceAnswer {
	state = $state<State>('idle');
	/** Where the page can play it; null while there is none. */
	address = $state<string | null>(null);
	/** What to call it as a file. */
	extension = 'webm';
	#recorder: MediaRecorder | null = null;
	#gone = false;

	/** Asks for the microphone and records until `stop`. */
	async start(): Promise<void> {
		if (this.state === 'recording' || this.state === 'asking') return;
		if (typeof MediaRecorder === 'undefined' || !('mediaDevices' in navigator)) {
			this.state = 'missing';
			return;
		}
		this.state = 'asking';
		try {
			const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
			const recorder = new MediaRecorder(stream);
			const heard: Blob[] = [];
			recorder.ondataavailable = ({ data }) => heard.push(data);
			recorder.onstop = () => {
				for (const track of stream.getTracks()) track.stop();
				if (!this.#gone) this.#keep(new Blob(heard, { type: recorder.mimeType }));
			};
			if (this.#gone) {
				for (const track of stream.getTracks()) track.stop();
				return;
			}
			this.#recorder = recorder;
			recorder.start();
			this.state = 'recording';
		} catch (thrown) {
			// Whoever says no, and a device without a microphone, come here; both may still write.
			this.state = thrown instanceof DOMException && thrown.name === 'NotFoundError' ? 'missing' : 'refused';
		}
	}

	stop(): void {
		if (this.#recorder?.state === 'recording') this.#recorder.stop();
		this.state = 'idle';
	}

	/** Lets go of the microphone and of what was said. */
	end(): void {
		this.#gone = true;
		this.stop();
		if (this.address !== null) URL.revokeObjectURL(this.address);
		this.address = null;
	}

	#keep(said: Blob): void {
		// Stopped before the microphone gave anything: what was said before, if anything, stays.
		if (said.size === 0) return;
		if (this.address !== null) URL.revokeObjectURL(this.address);
		this.extension = said.type.includes('mp4') ? 'm4a' : said.type.includes('ogg') ? 'ogg' : 'webm';
		this.address = URL.createObjectURL(said);
	}
}
