/**
 * The lint rule that holds the house together: who may import whom. One rule over a table, rather
 * than patterns for `no-restricted-imports`, because it resolves paths and sees `import()` too.
 */
import { dirname, join, posix, relative, sep } from 'node:path';
import { root } from './install.mjs';

/** Each room with the rooms that it may import, besides itself. */
const rooms = {
	specification: [],
	record: ['specification'],
	assessment: ['record', 'specification'],
	gateway: ['assessment', 'record', 'specification'],
	storage: ['gateway', 'assessment', 'record', 'specification'],
	exchange: ['storage', 'gateway', 'assessment', 'record', 'specification'],
	components: ['exchange', 'storage', 'gateway', 'assessment', 'record', 'specification'],
	routes: ['components', 'exchange', 'storage', 'gateway', 'assessment', 'record', 'specification'],
	tools: ['exchange', 'gateway', 'assessment', 'record', 'specification']
};
const pure = ['specification', 'record', 'assessment', 'gateway'];
const isZodFile = /(^|[/-])(schema|checks)\.ts$/;

/**
 * Packages that belong to a part of the house.
 * @type {{ name: RegExp, allowed: (file: Place, typeOnly: boolean) => boolean, why: string }[]}
 */
const packages = [
	{
		name: /^dexie(\/|$)/,
		allowed: ({ room }) => room === 'storage',
		why: 'only storage speaks to the database, so that every write takes the one write path'
	},
	{
		name: /^(marked|dompurify)$/,
		allowed: ({ room, path }) =>
			room === 'components'
				? /\/components\/markdown[^/]*(\/|$)/i.test(path)
				: path.startsWith('src/tools/content'),
		why: 'Markdown becomes HTML in components/markdown alone, so that nothing reaches a page unsanitised'
	},
	{
		name: /^yaml(\/|$)/,
		allowed: ({ path, room }, typeOnly) =>
			typeOnly || path === 'src/lib/specification/check/yaml-text.ts' || room === 'tools',
		why: 'yaml-text.ts reads YAML for all, so that its mistakes have one set of words and no page loads it unasked'
	},
	{
		name: /^zod(\/|$)/,
		allowed: ({ path, room }, typeOnly) => typeOnly || isZodFile.test(path) || room === 'tools',
		why: 'zod stays in files named schema.ts, …-schema.ts or checks.ts, so that no page loads it before the grade shows'
	},
	{
		name: /^(svelte|chart\.js|@sveltejs\/.*|\$(app|env|service-worker))(\/|$)|[?]/,
		allowed: ({ room }) => !pure.includes(room),
		why: 'the pure rooms know no framework, browser or bundler feature, so that plain Node can run them'
	},
	{
		name: /^node:/,
		allowed: ({ room }) => room === 'tools',
		why: 'everything but src/tools runs in a browser, which has no Node modules'
	}
];

/** @typedef {{ path: string, room: string }} Place */

/** @param {string} file an absolute path @returns {Place} */
function placeOf(file) {
	const path = relative(root, file).split(sep).join(posix.sep);
	const [, inLib] = /^src\/lib\/([^/]+)\//.exec(path) ?? [];
	const [, outside] = /^src\/(routes|tools)\//.exec(path) ?? [];
	return { path, room: inLib ?? outside ?? '' };
}

/** @param {string} specifier @param {string} from @returns {Place | undefined} */
function target(specifier, from) {
	if (specifier.startsWith('.')) return placeOf(join(dirname(from), specifier));
	const [, inLib] = /^(?:#lib|\$lib)\/(.*)$/.exec(specifier) ?? [];
	return inLib === undefined ? undefined : placeOf(join(root, 'src/lib', inLib));
}

/** @param {Place} from @param {Place} to */
function wrongWay(from, to) {
	if (from.room === to.room || to.room === '') return undefined;
	if (to.room === 'tools')
		return 'nothing in the app or beside it imports src/tools, which builds and checks the app';
	const allowed = rooms[/** @type {keyof typeof rooms} */ (from.room)];
	if (!allowed || allowed.some((room) => room === to.room)) return undefined;
	return `imports point one way, and ${from.room} may import ${allowed.length > 0 ? allowed.join(', ') : 'no other room'}`;
}

/**
 * The reason why a file may not import something, or undefined where it may.
 * @param {string} file an absolute path
 * @param {string} specifier
 * @param {boolean} typeOnly
 * @returns {string | undefined}
 */
export function objection(file, specifier, typeOnly) {
	const from = placeOf(file);
	if (!from.path.startsWith('src/')) return undefined;
	if (/^\$lib(\/|$)/.test(specifier))
		return 'plain Node does not know $lib: write #lib/ and the whole file name';
	const to = target(specifier, file);
	if (to)
		return (
			wrongWay(from, to) ?? (/[?]/.test(specifier) ? packageObjection(from, specifier, typeOnly) : undefined)
		);
	return packageObjection(from, specifier, typeOnly);
}

/** @param {Place} from @param {string} specifier @param {boolean} typeOnly */
function packageObjection(from, specifier, typeOnly) {
	return packages.find(({ name, allowed }) => name.test(specifier) && !allowed(from, typeOnly))?.why;
}

/** @type {import('eslint').Rule.RuleModule} */
export const direction = {
	meta: {
		type: 'problem',
		schema: [],
		messages: { wrong: 'Do not import "{{specifier}}" here: {{reason}}.' }
	},
	create(context) {
		/** @param {import('eslint').Rule.Node} node @param {unknown} specifier @param {boolean} typeOnly */
		const check = (node, specifier, typeOnly) => {
			if (typeof specifier !== 'string') return;
			const reason = objection(context.filename, specifier, typeOnly);
			if (reason) context.report({ node, messageId: 'wrong', data: { specifier, reason } });
		};
		/** @param {object} node */
		const isType = (node) => /** @type {{ importKind?: string, exportKind?: string }} */ (node);
		return {
			ImportDeclaration: (node) => check(node, node.source.value, isType(node).importKind === 'type'),
			ExportAllDeclaration: (node) => check(node, node.source.value, isType(node).exportKind === 'type'),
			ExportNamedDeclaration: (node) => check(node, node.source?.value, isType(node).exportKind === 'type'),
			ImportExpression: (node) => check(node, 'value' in node.source ? node.source.value : undefined, false)
		};
	}
};
