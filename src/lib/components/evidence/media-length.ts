/** How long a recording is. */

const patienceMs = 20_000;

/**
 * Reads the length of a recording. One that a browser recorded often has none written in it: then the end is
 * looked for, in a player that nobody sees.
 *
 * @param address of the recording, a blob's
 * @returns seconds, or null where it cannot be told
 */
export function lengthOf(address: string, as: 'audio' | 'video'): Promise<number | null> {
	const player = document.createElement(as);
	player.preload = 'metadata';
	player.muted = true;
	return new Promise<number | null>((resolve) => {
		const timer = setTimeout(() => done(null), patienceMs);
		const done = (seconds: number | null) => {
			clearTimeout(timer);
			player.onloadedmetadata = player.ondurationchange = player.onerror = player.onseeked = null;
			player.removeAttribute('src');
			player.load();
			resolve(seconds);
		};
		const known = () => Number.isFinite(player.duration) && player.duration > 0;
		player.onerror = () => done(null);
		player.onloadedmetadata = () => {
			if (known()) return done(player.duration);
			player.ondurationchange = () => {
				if (known()) done(player.duration);
			};
			player.onseeked = () => done(known() ? player.duration : player.currentTime || null);
			player.currentTime = 1e7;
		};
		player.src = address;
	});
}
