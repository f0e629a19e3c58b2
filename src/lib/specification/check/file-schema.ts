/** The form of a specification file: one document that a user loads in the browser. */
import { z } from 'zod';
import { specificationSource, standardSource } from './schema.ts';
import { id } from './shared-schema.ts';

export const specificationFile = z.strictObject({
	/** Where a JSON file names its own schema for editors; not read. */
	$schema: z.string().max(2_000).optional(),
	/** The id of a built-in standard, or a standard of the file's own. */
	standard: z.union([id, standardSource]),
	specification: specificationSource
});

/** Its JSON Schema, for editors. Parts of a standard or specification may stand in files of their own in `content/`. */
export function specificationJsonSchema(): Record<string, unknown> {
	const names = z.registry<{ id: string }>();
	names.add(standardSource, { id: 'standard' });
	names.add(specificationSource, { id: 'specification' });
	// Draft 7 is what editors know for YAML.
	const schema = z.toJSONSchema(specificationFile, {
		io: 'input',
		reused: 'ref',
		target: 'draft-7',
		metadata: names
	});
	const { $schema, definitions: all, ...file } = schema;
	const definitions = all as Record<string, z.core.JSONSchema.BaseSchema>;
	const part = (of: string) => {
		const some = { ...definitions[of] };
		delete some.required;
		return some;
	};
	return {
		$schema,
		title: 'Waymark specification file',
		...file,
		definitions: {
			...definitions,
			'part-of-standard': part('standard'),
			'part-of-specification': part('specification')
		}
	};
}
