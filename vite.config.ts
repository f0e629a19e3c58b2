import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
	plugins: [sveltekit()],
	build: {
		// A file inlined as a data: address would need a looser Content-Security-Policy.
		assetsInlineLimit: 0
	},
	server: { fs: { allow: ['.content'] } }
});
