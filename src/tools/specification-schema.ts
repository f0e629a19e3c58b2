/**
 * Writes the JSON Schema of specification files to `static/specification.schema.json`, with which editors
 * complete and check them, and two short ones that point into it for the files of `content/`. Run it after a
 * change of the form; a test says when it is due.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { schemaFiles } from './specification-schema/files.ts';

for (const [path, text] of schemaFiles()) await writeFile(join(process.cwd(), path), text);
