/** A place that is an address of the web, as an address that may be followed; null for any other place. */
export function asLink(place: string): string | null {
	const text = place.trim();
	if (!/^https?:\/\/\S+$/i.test(text) || !URL.canParse(text)) return null;
	const { href, protocol, username } = new URL(text);
	return (protocol === 'https:' || protocol === 'http:') && username === '' ? href : null;
}
