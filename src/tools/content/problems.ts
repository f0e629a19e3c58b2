import type { Problem } from './yaml.ts';

/** Prints problems to standard error, one a line, `file:line: what to do`, sorted by place. */
export function printProblems(problems: readonly Problem[]): void {
	const sorted = [...problems].sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line);
	for (const { file, line, message } of sorted) console.error(`${file}:${line}: ${message}`);
	console.error(`${problems.length} ${problems.length === 1 ? 'mistake' : 'mistakes'} in content`);
}
