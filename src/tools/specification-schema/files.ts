import { specificationJsonSchema } from '#lib/specification/check/file-schema.ts';

/** Every JSON Schema that is kept in the repository: its path and its text. */
export function schemaFiles(): [string, string][] {
	const whole = specificationJsonSchema();
	const part = (name: string) => ({
		$schema: whole['$schema'],
		$ref: `../static/specification.schema.json#/definitions/${name}`
	});
	const files: [string, unknown][] = [
		['static/specification.schema.json', whole],
		['content/standard.schema.json', part('part-of-standard')],
		['content/specification.schema.json', part('part-of-specification')]
	];
	return files.map(([path, schema]) => [path, `${JSON.stringify(schema, null, '\t')}\n`]);
}
