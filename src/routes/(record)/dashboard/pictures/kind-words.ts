/** Kinds of requirement in words. */
import type { LineKind } from '#lib/assessment/coverage-lines.ts';
import type { Specification } from '#lib/specification/types.ts';
import { gradeWord } from '#lib/specification/words.ts';

/** "distinction", "expected", "KSBs" */
export function kindName(specification: Specification, kind: LineKind): string {
	if (kind === 'ksb') return 'KSBs';
	return kind === 'expected' ? 'expected' : gradeWord(specification, kind);
}

/** "distinction criteria", "KSBs" */
export function kindWords(specification: Specification, kind: LineKind): string {
	return kind === 'ksb' ? 'KSBs' : `${kindName(specification, kind)} criteria`;
}
