/**
 * Reads a specification file that somebody brings along: all of it is right, or it is refused whole, with
 * every mistake by line. Whoever wants it in the browser imports this file when there is one to read: it
 * brings the schemas and a YAML reader along.
 */
import { compile, type ContentProblem } from './compile.ts';
import { specificationFile } from './file-schema.ts';
import { formMistakes } from './form-words.ts';
import { guidanceBook } from './guidance.ts';
import { unknown } from './mistakes.ts';
import { placeWords } from './place-words.ts';
import { compilePractice } from './practice.ts';
import { checkPractice } from './practice-references.ts';
import type { Practice } from '../practice-types.ts';
import type { SpecificationSource, StandardSource } from './schema.ts';
import { sourceMistakes } from './source-mistakes.ts';
import { dataMistakes } from './text-mistakes.ts';
import type { GuidanceBook, Specification, SpecificationSummary } from '../types.ts';
import { readYaml, type Mistake, type Path } from './yaml-text.ts';

/** Characters. The largest built-in one, its standard with it, has a quarter of that. */
export const longestFile = 2_000_000;

/** What is there already. */
export interface Shelf {
	readonly specifications: ReadonlySet<string>;
	readonly standards: ReadonlyMap<string, StandardSource>;
	/** Standards that other loaded files brought along; the same again is welcome, another under its id is not. */
	readonly loadedStandards: ReadonlyMap<string, StandardSource>;
}

export interface FileMistake extends Mistake {
	/** The keys that lead there: "methods › test › grading"; empty for the file as a whole. */
	readonly place: string;
}

export type ReadFile =
	| { readonly ok: true; readonly data: unknown; readonly summary: SpecificationSummary }
	| { readonly ok: false; readonly mistakes: readonly FileMistake[] };

/** A checked file, with what it takes to use it. */
export interface OpenFile {
	readonly standard: StandardSource;
	readonly source: SpecificationSource;
}

interface Found {
	readonly path: Path;
	readonly message: string;
}

/** Reads the text of a file. Nothing that it holds makes this throw. */
export function readSpecificationFile(text: string, shelf: Shelf): ReadFile {
	if (text.length > longestFile) return refused([tooLong]);
	const { document, mistakes } = readYaml(text);
	const unreadable = mistakes.map((mistake) => ({ ...mistake, place: '' }));
	if (!document) return refused(unreadable);
	const { data } = document;
	const checked = checkFile(data, shelf);
	const found = checked.found.map(({ path, message }) => ({
		line: document.lineOf(path),
		place: placeWords(path, data),
		message
	}));
	if (found.length + unreadable.length > 0 || !checked.file) return refused([...unreadable, ...found]);
	return { ok: true, data, summary: summaryOf(checked.file) };
}

/** Checks what a file held, where its text is not at hand; all mistakes then stand on line 1. */
export function readSpecificationData(data: unknown, shelf: Shelf): ReadFile {
	const { found, file } = checkFile(data, shelf);
	const mistakes = found.map(({ path, message }) => ({ line: 1, place: placeWords(path, data), message }));
	return mistakes.length > 0 || !file ? refused(mistakes) : { ok: true, data, summary: summaryOf(file) };
}

/** What to say of a file that nobody should wait for. */
export const tooLong: FileMistake = {
	line: 1,
	place: '',
	message:
		'the file is longer than 2 million characters, far more than any specification: is it the right one?'
};

function refused(mistakes: readonly FileMistake[]): ReadFile {
	return { ok: false, mistakes: [...mistakes].sort((a, b) => a.line - b.line) };
}

/** Opens data that was checked when it was loaded; null where it does not fit this version's form any more. */
export function openSpecificationFile(data: unknown, standards: Shelf['standards']): OpenFile | null {
	const shelf = { specifications: new Set<string>(), standards, loadedStandards: new Map() };
	const { found, file } = checkFile(data, shelf);
	return found.length === 0 ? file : null;
}

function checkFile(data: unknown, shelf: Shelf): { found: readonly Found[]; file: OpenFile | null } {
	if (typeof data !== 'object' || data === null || Array.isArray(data))
		return {
			found: [{ path: [], message: 'the file has to hold the keys standard and specification' }],
			file: null
		};
	const found: Found[] = [...dataMistakes(data), ...formMistakes(specificationFile, data)];
	if (found.length > 0) return { found, file: null };
	const { standard: given, specification: source } = specificationFile.parse(data);

	const standard = typeof given === 'string' ? shelf.standards.get(given) : given;
	found.push(...takenIds(given, source, shelf));
	if (!standard) return { found, file: null };
	const known = new Set([...shelf.specifications, source.id]);
	found.push(...sourceMistakes(data, known));
	for (const { document, path, message } of problemsOf(standard, source))
		found.push(
			document === 'standard' && typeof given === 'string'
				? { path: ['standard'], message: `in the standard ${given}, ${path.join('.')}: ${message}` }
				: { path: [document, ...path], message }
		);
	return { found, file: { standard, source } };
}

function problemsOf(standard: StandardSource, source: SpecificationSource): ContentProblem[] {
	const compiled = compile(standard, source, () => '');
	return [...(compiled.ok ? [] : compiled.problems), ...checkPractice(standard, source)];
}

function takenIds(given: string | StandardSource, source: SpecificationSource, shelf: Shelf): Found[] {
	const found: Found[] = [];
	const { specifications, standards, loadedStandards } = shelf;
	const id = typeof given === 'string' ? given : given.id;
	if (source.standard !== id)
		found.push({
			path: ['specification', 'standard'],
			message: `it says ${source.standard}, but the standard of this file is ${id}`
		});
	if (specifications.has(source.id) || standards.has(source.id) || loadedStandards.has(source.id))
		found.push({
			path: ['specification', 'id'],
			message: `the id ${source.id} is taken already: remove the other one first, or give this one an id of its own`
		});
	if (typeof given === 'string') {
		if (!standards.has(given))
			found.push({
				path: ['standard'],
				message: `${unknown('built-in standard', given, new Set(standards.keys()))}; or write the whole standard here`
			});
		return found;
	}
	const path = ['standard', 'id'];
	if (given.id === source.id)
		found.push({
			path,
			message: `the standard and the specification are both called ${given.id}: give each an id of its own`
		});
	const other = loadedStandards.get(given.id);
	if (standards.has(given.id))
		found.push({
			path,
			message: `the id ${given.id} is taken by a built-in standard: write standard: ${given.id} to use that, or give yours another id`
		});
	else if (specifications.has(given.id) || (other && JSON.stringify(other) !== JSON.stringify(given)))
		found.push({
			path,
			message: `the id ${given.id} is taken already by something else that was loaded: give yours another id`
		});
	return found;
}

function summaryOf({ standard, source }: OpenFile): SpecificationSummary {
	return {
		id: source.id,
		reference: standard.reference,
		title: standard.title,
		level: standard.level,
		organisation: source.organisation.name,
		contact: source.contact
	};
}

/** The parts of an open file as the app reads them, each made when it is asked for. */
export function partsOf({ standard, source }: OpenFile, render: (markdown: string) => string) {
	const sound = <T extends { ok: boolean }>(compiled: T): Extract<T, { ok: true }> => {
		if (!compiled.ok) throw new Error(`the checked specification ${source.id} does not compile`);
		return compiled as Extract<T, { ok: true }>;
	};
	return {
		specification: (): Specification => sound(compile(standard, source, render)).specification,
		guidance: (): GuidanceBook => guidanceBook(standard, source, render),
		practice: (): Practice => sound(compilePractice(standard, source, render)).practice
	};
}
