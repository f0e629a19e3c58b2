/** Version 2: the key of this device, what is kept of each record for a list, and when it was last copied. */
export const version2 = {
	/** Its key pair, of which the private half cannot be taken out; no part of a record. */
	keys: 'key',
	/** What follows from a record's rows, to show a long list at once; no part of a record. */
	summaries: 'id',
	/** When each record was last written to a file here; no part of a record. */
	backups: 'id'
};
