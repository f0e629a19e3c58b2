import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', fallback: '404.html', strict: true }),
		// Nothing from outside, no inline script but the hashed one that starts the app.
		csp: {
			mode: 'hash',
			directives: {
				'default-src': ['none'],
				'script-src': ['self'],
				// The hash is that of the inline style of SvelteKit's route announcer.
				'style-src': ['self', 'unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
				'img-src': ['self', 'blob:'],
				'media-src': ['self', 'blob:'],
				'font-src': ['self'],
				'connect-src': ['self'],
				'manifest-src': ['self'],
				'worker-src': ['self'],
				'base-uri': ['none'],
				'form-action': ['none'],
				'require-trusted-types-for': ['script'],
				'trusted-types': [
					'svelte-trusted-html',
					'sveltekit-trusted-url',
					'dompurify',
					'waymark-built-in',
					'waymark-pdf-worker',
					'waymark-hash-worker'
				]
			}
		},
		paths: { relative: false },
		// Each small stylesheet would hold up the first paint by one more request.
		inlineStyleThreshold: 3000,
		typescript: {
			config(config) {
				config.include.push(
					'../*.config.js',
					'../*.config.ts',
					'../src/tools/*.mjs',
					'../.content/**/*.json'
				);
				return config;
			}
		}
	}
};
