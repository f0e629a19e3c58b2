/** The JSON Schema of a record's rows, from the schema that the app itself checks them with. */
import { z } from 'zod';
import { row } from '#lib/record/schema.ts';

export function rowsSchema(): string {
	const schema = z.toJSONSchema(row, { target: 'draft-2020-12' });
	return `${JSON.stringify({ ...schema, title: 'One line of rows.jsonl in a record file' }, null, '\t')}\n`;
}
