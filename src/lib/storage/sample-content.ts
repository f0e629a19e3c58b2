/** Where the files of the built-in samples are. */
export const sampleAddresses = import.meta.glob<string>('/.content/samples/*/sample.json', {
	query: '?url',
	import: 'default',
	eager: true
});
export const sampleFileAddresses = import.meta.glob<string>('/.content/samples/*/files/*', {
	query: '?url',
	import: 'default',
	eager: true
});
