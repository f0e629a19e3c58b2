/** This device's key pair: made when it is first needed, and of no use anywhere else. */
import { toBase64url } from '#lib/record/attestation-bytes.ts';
import type { Signer } from '#lib/record/attestation.ts';
import { thisDevice, type Database, type DeviceKeys } from './database.ts';

const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };

/**
 * @throws what the browser throws where it makes or keeps no keys; whatever was to be signed is then to be
 *   written without
 */
export async function deviceSigner(database: Database): Promise<Signer> {
	const { id: device } = await thisDevice(database);
	const { pair, publicKey } = (await database.keys.get('device')) ?? (await made(database));
	return {
		device,
		publicKey,
		async sign(bytes) {
			const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes);
			return new Uint8Array(signature);
		}
	};
}

async function made(database: Database): Promise<DeviceKeys> {
	// Not within the transaction, which would not wait for it.
	const pair = await crypto.subtle.generateKey(algorithm, false, ['sign', 'verify']);
	const publicKey = toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)));
	return database.transaction('rw', database.keys, async () => {
		const raced = await database.keys.get('device');
		if (raced) return raced;
		const keys: DeviceKeys = { key: 'device', pair, publicKey };
		await database.keys.put(keys);
		return keys;
	});
}
