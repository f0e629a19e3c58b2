/** A specification of our own invention, read, checked and compiled as the shipped ones are. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compile, type Compiled } from '#lib/specification/check/compile.ts';
import {
	specificationSource,
	standardSource,
	type SpecificationSource
} from '#lib/specification/check/schema.ts';
import type { Specification } from '#lib/specification/types.ts';

const folder = join(import.meta.dirname, '..', 'fixtures');
const read = (name: string): unknown => parse(readFileSync(join(folder, name), 'utf8'));

/** @param change made to what the file says, before it is compiled */
export function compileInvented(change: (source: SpecificationSource) => void = () => undefined): Compiled {
	const standard = standardSource.parse(read('invented-standard.yaml'));
	const source = specificationSource.parse(read('invented-specification.yaml'));
	change(source);
	return compile(standard, source, (markdown) => markdown);
}

export function invented(): Specification {
	const compiled = compileInvented();
	if (!compiled.ok) throw new Error(compiled.problems.map(({ message }) => message).join('\n'));
	return compiled.specification;
}
