import { expect, it } from 'vitest';
import { files, read } from '../../house/support/repository.ts';
import { rowsSchema } from '../../../src/tools/record/rows-schema.ts';

const path = 'docs/record-rows.schema.json';

it('the published schema of rows is the one that the app checks them with', () => {
	expect(files(/^docs\/.+\.json$/)).toContain(path);
	expect(read(path) === rowsSchema(), `write it anew: npm run --silent record -- schema > ${path}`).toBe(
		true
	);
});
