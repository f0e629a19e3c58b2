/**
 * Record files without a browser:
 * `npm run --silent record -- sample FILE` writes the built-in sample as a record file;
 * `npm run --silent record -- check FILE` verifies any file and prints one JSON object;
 * `npm run --silent record -- schema` prints the JSON Schema of a record's rows.
 */
import { checkFile, type Answer } from './record/check.ts';
import { rowsSchema } from './record/rows-schema.ts';
import { writeSample } from './record/sample.ts';

const [command, file] = process.argv.slice(2);
const usage = 'Say what to do: record -- sample FILE, record -- check FILE, or record -- schema.';

function refused(where: string, what: string): Answer {
	return { ok: false, problems: [{ where, what }] };
}

async function check(path: string | undefined): Promise<Answer> {
	if (path === undefined) return refused('the command', 'Name a file: record -- check FILE.');
	try {
		return await checkFile(path);
	} catch (thrown) {
		return refused(
			path,
			`It could not be checked: ${thrown instanceof Error ? thrown.message : String(thrown)}`
		);
	}
}

if (command === 'check') {
	const answer = await check(file);
	console.log(JSON.stringify(answer));
	process.exitCode = answer.ok ? 0 : 1;
} else if (command === 'sample' && file !== undefined) {
	await writeSample(file);
} else if (command === 'schema') {
	process.stdout.write(rowsSchema());
} else {
	console.error(usage);
	process.exitCode = 1;
}
