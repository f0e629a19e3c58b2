import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import { direction } from './src/tools/boundaries.mjs';
import svelteConfig from './svelte.config.js';

const pureRooms = ['specification', 'record', 'assessment', 'gateway'].map((room) => `src/lib/${room}/**`);

const inlineStyle = {
	selector: 'SvelteAttribute[key.name="style"]',
	message: 'The Content-Security-Policy refuses style attributes: use a class.'
};

const bareAddress =
	'An address in the app goes through resolve(), so that the site works below any path of a host.';
const bareAddresses = [
	{ selector: 'SvelteAttribute[key.name="href"] > SvelteLiteral[value=/^\\u002F/]', message: bareAddress },
	{ selector: 'CallExpression[callee.name="goto"] > Literal[value=/^\\u002F/]', message: bareAddress },
	{
		selector:
			'CallExpression[callee.name="goto"] > TemplateLiteral > TemplateElement:first-child[value.raw=/^\\u002F/]',
		message: bareAddress
	}
];

export default defineConfig(
	globalIgnores(['build/', '.svelte-kit/', '.content/', 'test-results/', 'static/']),
	js.configs.recommended,
	ts.configs.recommended,
	svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node } },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		plugins: { house: { rules: { direction } } },
		rules: {
			eqeqeq: 'error',
			'house/direction': 'error',
			'no-restricted-syntax': ['error', inlineStyle, ...bareAddresses],
			// It takes no address with a query after resolve(), and here every id travels in the query.
			'svelte/no-navigation-without-resolve': 'off',
			// It objects to a new Set that is filled before it replaces the old one, which is our way.
			'svelte/prefer-svelte-reactivity': 'off',
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/no-import-type-side-effects': 'error',
			// TypeScript knows every name, in plain JavaScript too, since tsconfig.json checks it.
			'no-undef': 'off'
		}
	},
	{
		files: ['**/*.ts', '**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] } },
		rules: {
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
			'@typescript-eslint/switch-exhaustiveness-check': [
				'error',
				{ considerDefaultExhaustiveForUnions: true }
			]
		}
	},
	{
		// SvelteKit keeps the worker out of its TypeScript project, since it runs in another world.
		files: ['src/service-worker.ts'],
		extends: [ts.configs.disableTypeChecked],
		rules: { '@typescript-eslint/switch-exhaustiveness-check': 'off' }
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		// Playwright reads from a fixture's parameter pattern what it needs, which may be nothing.
		files: ['tests/e2e/**'],
		rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] }
	},
	{
		files: ['src/lib/**', 'src/routes/**'],
		rules: { 'no-console': 'error' }
	},
	{
		files: pureRooms,
		rules: {
			'no-restricted-globals': [
				'error',
				...['window', 'document', 'navigator', 'location', 'localStorage', 'indexedDB', 'fetch'].map(
					(name) => ({
						name,
						message: 'The pure rooms know no browser, so that plain Node can run them.'
					})
				)
			],
			'no-restricted-syntax': [
				'error',
				inlineStyle,
				{
					selector:
						'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.object.name="Date"][callee.property.name="now"]',
					message: 'The pure rooms take today as a parameter, so that the same record gives the same answer.'
				}
			]
		}
	},
	{
		files: ['src/**/*.svelte'],
		ignores: ['src/lib/components/Html.svelte'],
		rules: { 'svelte/no-at-html-tags': 'error' }
	},
	{
		// The one place that writes HTML; it takes trusted HTML only.
		files: ['src/lib/components/Html.svelte'],
		rules: { 'svelte/no-at-html-tags': 'off' }
	}
);
