/** Names inside a ZIP: which are safe to read, and how to make one from whatever a file is called. */

/** What is wrong with the path of an entry, in words; null where nothing is. */
export function pathProblem(path: string): string | null {
	if (path.length > 255) return 'Its name is too long.';
	if (/^[/\\]|^[a-z]:/i.test(path)) return 'Its name leads to a place on the disk instead of into the file.';
	if (path.includes('\\')) return 'Its name holds a backslash.';
	const steps = path.split('/');
	if (steps.some((step) => step === '..' || step === '.')) return 'Its name leads out of the file.';
	if (steps.includes('')) return 'It is a folder, or its name holds two slashes.';
	// Control characters, and those that turn the direction of writing to make one name look like another.
	if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(path)) return 'Its name holds characters that cannot be seen.';
	return null;
}

/**
 * A file's name made safe for every disk, and still readable: `0007-till-note.txt`.
 *
 * @param ordinal keeps it apart from all others, and from names that a system keeps for itself
 */
export function safeName(name: string, ordinal: number): string {
	const plain = name
		.normalize('NFC')
		.replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-')
		.replace(/-*\.-*/g, '.')
		.replace(/^[-.]+|[-.]+$/g, '');
	const ending = /\.[a-z0-9]{1,8}$/i.exec(plain)?.[0] ?? '';
	const stem = shortened(plain.slice(0, plain.length - ending.length), 80);
	return `${String(ordinal).padStart(4, '0')}-${stem || 'file'}${ending}`;
}

/** By whole characters, so that none is cut in half. */
function shortened(text: string, most: number): string {
	return [...text]
		.slice(0, most)
		.join('')
		.replace(/[-.]+$/, '');
}
