/**
 * Prints every figure beside its floor; a name after the command runs one bench alone. Exits 1 only where one
 * is beyond a limit that no machine should be.
 */
import { assessment } from './assessment.ts';
import { caseload } from './caseload.ts';
import { print, type Figure } from './measure.ts';
import { pages } from './pages.ts';
import { recordFile } from './record-file.ts';

const benches: Record<string, () => Promise<Figure[]>> = {
	assessment,
	'record-file': recordFile,
	pages,
	caseload
};
const wanted = process.argv.slice(2);

for (const [name, bench] of Object.entries(benches)) {
	if (wanted.length > 0 && !wanted.includes(name)) continue;
	console.log(`\n${name}`);
	for (const figure of await bench()) if (!print(figure)) process.exitCode = 1;
}
