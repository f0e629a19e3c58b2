/** Version 1: the first released shape. Append-only: a later shape gets a file of its own. */
export const version1 = {
	/**
	 * Every row of every record, of all kinds. Only a record's own row names its apprentice, so that
	 * index lists the records and nothing else.
	 */
	rows: 'id, [recordId+kind], fields.apprentice',
	/** What was done, in the order in which it was written. */
	journal: '++position, &id, [recordId+position]',
	/** Files, in pieces, apart from the rows that describe them. */
	pieces: '[attachment+index]',
	/** Forms that are being filled in on this device; no part of a record. */
	drafts: 'id',
	/** This device: its id, its counter, which record was open last. */
	device: 'key',
	/** Specifications loaded from files on this device; no part of a record. */
	specifications: 'id'
};
