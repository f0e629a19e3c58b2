/**
 * Prints what the rules make of a record, as JSON: `npm run --silent grade -- RECORD.json`, or `-` for
 * standard input. Whatever is wrong comes out as `{ "errors": [ … ] }` with exit code 1.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { loadContent } from './content/load.ts';
import { readRecord } from './grade/read.ts';
import { reportOf } from './grade/report.ts';

async function answer(path: string | undefined): Promise<object> {
	const failed = (at: string, message: string) => ({ errors: [{ at, message }] });
	if (path === undefined) return failed('', 'Name a file: npm run --silent grade -- RECORD.json');
	let record: string;
	try {
		record = path === '-' ? await text(process.stdin) : await readFile(path, 'utf8');
	} catch (error) {
		return failed(
			path,
			`The file cannot be read: ${error instanceof Error ? error.message : String(error)}.`
		);
	}
	const content = await loadContent(join(import.meta.dirname, '..', '..', 'content'));
	if (content.problems.length > 0)
		return {
			errors: content.problems.map(({ file, line, message }) => ({ at: `${file}:${line}`, message }))
		};
	const read = readRecord(record, content.specifications);
	return 'input' in read ? reportOf(read.input) : { errors: read.errors };
}

const answered = await answer(process.argv[2]);
console.log(JSON.stringify(answered, null, '\t'));
process.exitCode = 'errors' in answered ? 1 : 0;
