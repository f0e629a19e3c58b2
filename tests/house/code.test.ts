import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { files, findings, read, textFiles } from './support/repository.ts';

/** Beyond this a file most likely holds two ideas. */
const mostLines = 350;
const rooms = ['specification', 'assessment', 'gateway', 'record', 'storage', 'exchange', 'components'];
const pureFiles = /^src\/lib\/(specification|assessment|gateway|record)\/.+\.ts$/;

describe('code that can be read', () => {
	it('leaves nothing to do behind: that belongs in an issue', () => {
		// Put together here, so that this line is not found itself.
		const words = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX'].join('|')})\\b`);
		const paths = files(textFiles).filter((path) => path !== 'package-lock.json');
		expect(findings(paths, (line) => words.exec(line)?.[0])).toEqual([]);
	});

	it('has every file of src/lib in a room', () => {
		const room = new RegExp(`^src/lib/(${rooms.join('|')})/`);
		expect(files(/^src\/lib\//).filter((path) => !room.test(path))).toEqual([]);
	});

	it('keeps files small', () => {
		const long = files(/^src\/.+\.(ts|svelte|mjs)$/)
			.map((path) => ({ path, lines: read(path).split('\n').length }))
			.filter(({ lines }) => lines > mostLines)
			.map(({ path, lines }) => `${path}: ${lines} lines, at most ${mostLines}`);
		expect(long).toEqual([]);
	});

	it('says what each exported function of the pure rooms is for', () => {
		expect(files(pureFiles).flatMap(undocumented)).toEqual([]);
	});

	it('finds an exported function that says nothing', () => {
		const source =
			'/** Says. */\nexport function says() {}\nexport const silent = () => 1;\nconst own = () => 2;';
		expect(undocumentedIn('x.ts', source)).toEqual(['x.ts:3  silent has no docstring']);
	});
});

const undocumented = (path: string) => undocumentedIn(path, read(path));

function undocumentedIn(path: string, source: string): string[] {
	const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
	const described = new Set<string>();
	const found: { name: string; line: number }[] = [];
	for (const statement of file.statements) {
		const name = exportedFunction(statement);
		if (name === undefined) continue;
		if (ts.getJSDocCommentsAndTags(statement).length > 0) described.add(name);
		else found.push({ name, line: file.getLineAndCharacterOfPosition(statement.getStart()).line + 1 });
	}
	// One docstring serves all overloads of a function.
	return found
		.filter(({ name }) => !described.has(name))
		.map(({ name, line }) => `${path}:${line}  ${name} has no docstring`);
}

function exportedFunction(statement: ts.Statement): string | undefined {
	const isExported =
		ts.canHaveModifiers(statement) &&
		ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
	if (!isExported) return undefined;
	if (ts.isFunctionDeclaration(statement)) return statement.name?.text ?? 'the default export';
	if (!ts.isVariableStatement(statement)) return undefined;
	return statement.declarationList.declarations
		.find(
			({ initializer }) =>
				initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer))
		)
		?.name.getText();
}
