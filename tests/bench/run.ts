/** Prints every figure beside its floor. Exits 1 only where one is beyond a limit that no machine should be. */
import { assessment } from './assessment.ts';
import { print } from './measure.ts';

const benches = { assessment };

for (const [name, bench] of Object.entries(benches)) {
	console.log(`\n${name}`);
	for (const figure of await bench()) if (!print(figure)) process.exitCode = 1;
}
