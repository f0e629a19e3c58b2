import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

/** Parts of Svelte that forms and rendered Markdown need, and no page before its record is there. */
const formParts =
	/svelte[\\/]src[\\/]internal[\\/]client[\\/]dom[\\/](blocks[\\/](html|svelte-element)|elements[\\/](custom-element|bindings[\\/](input|size|universal)))\.js$/;
/** What every page begins with; all that these import comes along. */
const everyPage =
	/src[\\/](routes[\\/]\+layout\.svelte|lib[\\/](components[\\/]app[\\/](RecordGate|Later)\.svelte|specification[\\/]words\.ts))$/;
/** The dashboard's last large text; all that it imports comes along. */
const gatewayLine = /dashboard[\\/]GatewayLine\.svelte$/;
// Parts of it that other pages begin with: in files of their own, or those pages would load all of it.
const failureNotice = /components[\\/](app[\\/]Failure|look[\\/])Notice\.svelte$/;
const contentAddresses = /storage[\\/](practice|rules)-content\.ts$/;
const seals = /record[\\/](derived-id|seal|sha256)\.ts$/;

export default defineConfig({
	plugins: [sveltekit()],
	resolve: {
		alias: {
			// Dexie's own build for today's browsers: 2 KB less in the first load than its default one.
			dexie: fileURLToPath(new URL('node_modules/dexie/dist/modern/dexie.mjs', import.meta.url))
		}
	},
	build: {
		// A file inlined as a data: address would need a looser Content-Security-Policy.
		assetsInlineLimit: 0,
		// Lists of what each page and each late part imports would take 4 KB of the first load; the service worker
		// has it all at hand, and a page's own address still names its scripts.
		modulePreload: { resolveDependencies: () => [] }
	},
	environments: {
		client: {
			build: {
				rolldownOptions: {
					preserveEntrySignatures: 'allow-extension',
					// They do nothing by being loaded, so whoever wants none of them need not load them.
					treeshake: { moduleSideEffects: [{ test: formParts, sideEffects: false }] },
					output: {
						// One file instead of fourteen: fewer ways there and back, and 2 KB less when zipped together.
						codeSplitting: {
							groups: [
								{ name: 'forms', test: formParts, priority: 3, includeDependenciesRecursively: false },
								{ name: 'every-page', test: everyPage, priority: 2 },
								{ name: 'failure-notice', test: failureNotice, priority: 1 },
								{ name: 'seals', test: seals, priority: 1 },
								{ name: 'content-addresses', test: contentAddresses, priority: 1 },
								// One file instead of twenty that name one another in six steps, each a way there and back.
								{ name: 'gateway-line', test: gatewayLine, priority: 0 }
							]
						}
					}
				}
			}
		}
	},
	server: { fs: { allow: ['.content'] } }
});
