/** Names that a camera, a scanner or a program gave, and that tell a reader nothing. */

const empty = new Set(
	(
		'img image images dsc dscn dcim pxl mvimg vid video videos mov movie rec recording audio voice memo note ' +
		'scan scanned screenshot screen shot capture photo photos picture pic file document doc word untitled ' +
		'unnamed new final copy of at am pm whatsapp page test xxx title'
	).split(' ')
);

/** Whether a title or a file's name holds no word that says what it is: `IMG_2034.jpg`, `Untitled (3)`. */
export function namesNothing(name: string): boolean {
	const words = name
		.replace(/\.[a-z0-9]{1,5}$/i, '')
		.toLowerCase()
		.split(/[^\p{L}]+/u);
	return words.every((word) => word.length < 2 || empty.has(word));
}
