/** The database on this device. Its tables do not leave `storage`. */
import Dexie, { type Table } from 'dexie';
import type { Summary } from '#lib/gateway/caseload-summary.ts';
import type { Backup } from '#lib/record/backup.ts';
import type { JournalEntry } from '#lib/record/change.ts';
import { asFailure, Failure } from '#lib/record/failure.ts';
import type { CalendarDate, Fields, Row } from '#lib/record/rows.ts';
import type { SpecificationSummary } from '#lib/specification/types.ts';
import { version1 } from './versions/1.ts';
import { version2 } from './versions/2.ts';

export interface Piece {
	readonly attachment: string;
	readonly index: number;
	readonly data: Blob;
	/** CRC-32 of the file up to the end of this piece, for ZIPs; known of the last one, but for old ones. */
	readonly crc?: number | undefined;
}

export interface Draft {
	readonly id: string;
	readonly recordId: string;
	readonly value: Readonly<Record<string, unknown>>;
	/** Attachments whose pieces are kept for this draft. */
	readonly attachments: readonly string[];
	/** ISO instant. */
	readonly savedAt: string;
}

export interface Device {
	readonly key: 'device';
	readonly id: string;
	readonly counter: number;
	readonly lastRecord: string | null;
	/** On which Waymark was open here, in their order; an older row has none. */
	readonly days?: readonly CalendarDate[];
}

/** A specification that somebody has loaded. */
export interface LoadedSpecification {
	readonly id: string;
	readonly summary: SpecificationSummary;
	/** What its file held, as JSON; apart from the rest, so that no list reads it. */
	readonly file: Blob;
	/** ISO instant. */
	readonly loadedAt: string;
}

/** This device's key pair. */
export interface DeviceKeys {
	readonly key: 'device';
	/** The private half can be used, but not read. */
	readonly pair: CryptoKeyPair;
	/** The public half, as base64url. */
	readonly publicKey: string;
}

/** What a list of records says of one; it can be made anew at any time. */
export interface KeptSummary {
	readonly id: string;
	/** Where its record's journal stood. */
	readonly position: number;
	/** The day for which it was counted. */
	readonly day: CalendarDate;
	/** The build of the app that counted. */
	readonly build: string;
	/** Of the record's own row. */
	readonly fields: Fields<'record'>;
	readonly summary: Summary;
}

/** What this device knows of the copies that it wrote of one record. */
export interface KeptBackup {
	/** Of the record. */
	readonly id: string;
	readonly last: Backup | null;
	/** No reminder before this day. */
	readonly quietUntil: CalendarDate | null;
}

/** The one database of the app; tests take others. */
export const databaseName = 'waymark';

/** Told why this tab had to let go of the database. */
export type OnOutdated = (why: 'newer' | 'erased') => void;

const newest = 2;

export class Database extends Dexie {
	declare readonly rows: Table<Row, string>;
	declare readonly journal: Table<JournalEntry, number, Omit<JournalEntry, 'position'>>;
	declare readonly pieces: Table<Piece, [string, number]>;
	declare readonly drafts: Table<Draft, string>;
	declare readonly device: Table<Device, string>;
	declare readonly specifications: Table<LoadedSpecification, string>;
	declare readonly keys: Table<DeviceKeys, string>;
	declare readonly summaries: Table<KeptSummary, string>;
	declare readonly backups: Table<KeptBackup, string>;

	constructor(name: string) {
		super(name);
		this.version(1).stores(version1);
		this.version(newest).stores(version2);
	}
}

/**
 * Opens the database, or makes it.
 *
 * @param onOutdated called when another tab needs a newer shape, or has erased everything: this tab has let go
 *   and must be reloaded
 * @throws Failure `database-newer` where a newer build of the app has been here (nothing is written),
 *   `database-unavailable` where the browser keeps no data
 */
export async function openDatabase(name: string, onOutdated: OnOutdated): Promise<Database> {
	// Dexie opens a newer database without a word, and adds to it whatever this version misses.
	if (isNewer(await storedVersion(name))) throw new Failure('database-newer');
	const database = new Database(name);
	database.on('versionchange', ({ newVersion }) => {
		database.close();
		onOutdated(newVersion === null ? 'erased' : 'newer');
		// Otherwise Dexie's own listener follows, which opens the database again at the next write.
		return false;
	});
	try {
		await database.open();
	} catch (thrown) {
		const failure = asFailure(thrown);
		throw failure.code === 'no-space' ? failure : new Failure('database-unavailable', failure.detail, thrown);
	}
	// Again, for the tab that has brought it up to date in between, or a browser that could not tell.
	if (isNewer(database.backendDB().version)) {
		database.close();
		throw new Failure('database-newer');
	}
	return database;
}

/** Dexie multiplies its version numbers by ten. */
const isNewer = (version: number) => version > newest * 10;

/** The version of a database that is there; 0 where there is none, or the browser does not tell. */
async function storedVersion(name: string): Promise<number> {
	const databases = (await globalThis.indexedDB?.databases?.().catch(() => [])) ?? [];
	return databases.find((database) => database.name === name)?.version ?? 0;
}

/** This device's row, made on first use. */
export async function thisDevice(database: Database): Promise<Device> {
	const known = await database.device.get('device');
	if (known) return known;
	return database.transaction('rw', database.device, async () => {
		const raced = await database.device.get('device');
		if (raced) return raced;
		const made: Device = { key: 'device', id: randomDeviceId(), counter: 0, lastRecord: null };
		await database.device.put(made);
		return made;
	});
}

function randomDeviceId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(10));
	return [...bytes].map((byte) => (byte % 36).toString(36)).join('');
}
