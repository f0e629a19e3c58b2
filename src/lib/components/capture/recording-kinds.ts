/** What can be recorded here, and in which form: the one that most other devices open comes first. */
export type Recorded = 'sound' | 'video';

interface Kind {
	/** The device, as words name it. */
	readonly device: string;
	readonly name: string;
	readonly types: readonly string[];
	readonly wants: MediaStreamConstraints;
	readonly quality: MediaRecorderOptions;
}

export const recordingKinds: Record<Recorded, Kind> = {
	sound: {
		device: 'microphone',
		name: 'Sound recording',
		types: ['audio/mp4;codecs=mp4a.40.2', 'audio/webm;codecs=opus', 'audio/ogg;codecs=opus'],
		wants: { audio: true },
		quality: { audioBitsPerSecond: 96_000 }
	},
	video: {
		device: 'camera and microphone',
		name: 'Video',
		types: ['video/mp4;codecs=avc1.42E01F,mp4a.40.2', 'video/webm;codecs=vp8,opus', 'video/webm'],
		wants: {
			audio: true,
			video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
		},
		quality: { audioBitsPerSecond: 96_000, videoBitsPerSecond: 1_500_000 }
	}
};

/** The first of the forms that this browser writes; empty leaves the choice to it. */
export function writableType(what: Recorded): string {
	return recordingKinds[what].types.find((type) => MediaRecorder.isTypeSupported(type)) ?? '';
}

const endings: Readonly<Record<string, string>> = {
	'audio/mp4': 'm4a',
	'video/mp4': 'mp4',
	'audio/webm': 'webm',
	'video/webm': 'webm',
	'audio/ogg': 'ogg'
};

/** `Video 2026-03-02 14.05.mp4`: what it is and when, since it has no other name yet. */
export function recordingName(what: Recorded, plainType: string, at: Date): string {
	const two = (part: number) => String(part).padStart(2, '0');
	const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
	const ending = endings[plainType];
	const name = `${recordingKinds[what].name} ${day} ${two(at.getHours())}.${two(at.getMinutes())}`;
	return ending ? `${name}.${ending}` : name;
}
