/** How a ZIP is laid out, as far as record files use it (APPNOTE.TXT 6.3.10, sections 4.3 to 4.5). */
export const signatures = {
	local: 0x04034b50,
	central: 0x02014b50,
	end: 0x06054b50,
	end64: 0x06064b50,
	locator64: 0x07064b50,
	descriptor: 0x08074b50
} as const;

/** Bytes of each part before its variable fields. */
export const lengths = { local: 30, central: 46, end: 22, end64: 56, locator64: 20 } as const;

export const methods = { stored: 0, deflated: 8 } as const;

/** The name is UTF-8. */
export const utf8Flag = 0x0800;
/** Checksum and sizes follow the data instead of standing before it. */
export const descriptorFlag = 0x0008;

/** What does not fit in 32 bits stands in the extra field of this id. */
export const zip64Extra = 0x0001;
export const full32 = 0xffffffff;
export const full16 = 0xffff;

/** One entry as the directory at the end of the file names it. */
export interface ZipEntry {
	readonly path: string;
	readonly method: number;
	readonly flags: number;
	/** Date and time in the form of DOS, both together. */
	readonly stamp: number;
	readonly crc: number;
	/** Bytes in the ZIP. */
	readonly packed: number;
	/** Bytes once unpacked. */
	readonly size: number;
	/** Where its local header begins. */
	readonly offset: number;
}

/** An entry as the directory of a file that came in names it. */
export interface FoundEntry extends ZipEntry {
	/** The version of the form that it says it needs. */
	readonly needs: number;
	/** Bytes of its name. */
	readonly nameLength: number;
	/** Where the next entry begins, or the directory. */
	readonly end: number;
}
