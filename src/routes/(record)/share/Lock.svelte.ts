/** Whether a file that is being saved is locked, and with what. */
import { lockedEnding } from '#lib/exchange/age-magic.ts';
import type { Target } from './targets.ts';

/** Shorter ones are guessed. */
const shortest = 10;

export class Lock {
	on = $state(false);
	passphrase = $state('');
	/** Somebody tried to save with it. */
	tried = $state(false);

	readonly problem = $derived(
		!this.on || this.passphrase.trim().length >= shortest
			? undefined
			: `Use at least ${shortest} characters, or let Waymark make one.`
	);

	/** What the file's name ends in, beyond its own ending. */
	get ending(): string {
		return this.on ? lockedEnding : '';
	}

	/** Words by chance, easy to read out. */
	async suggest(): Promise<void> {
		const { newPassphrase } = await import('#lib/record/attestation-words.ts');
		this.passphrase = newPassphrase();
	}

	/** The same place, for a file that is locked on its way there. */
	async around(target: Target): Promise<Target> {
		if (!this.on) return target;
		const { lockInto } = await import('#lib/exchange/age-file.ts');
		const locked = await lockInto(target.write, this.passphrase.trim());
		return {
			write: locked.write,
			async close() {
				await locked.close();
				await target.close();
			},
			async abandon() {
				await locked.abandon();
				await target.abandon();
			}
		};
	}
}
