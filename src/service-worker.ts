/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/**
 * Keeps every page and all built-in content, so that the app works offline from its first visit on. Each
 * version has a cache of its own and serves from it alone: old and new code never mix.
 */
import { base, build, files, prerendered, version } from '$service-worker';
import { park } from './lib/components/capture/parked-share.ts';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const prefix = 'waymark-';
const cacheName = prefix + version;
const pages = new Set(prerendered);
/** Where the manifest has the system send what is shared into the installed app. */
const shareAddress = `${base}/evidence/new`;
const kept = new Set([...build, ...files, ...prerendered]);

worker.addEventListener('install', (event) => {
	event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll([...kept])));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(
		(async () => {
			const names = await caches.keys();
			const old = names.filter((name) => name.startsWith(prefix) && name !== cacheName);
			await Promise.all(old.map((name) => caches.delete(name)));
			await worker.clients.claim();
		})()
	);
});

worker.addEventListener('message', (event) => {
	if (event.data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method === 'POST' && origin === location.origin && pathname === shareAddress) {
		event.respondWith(takeShared(request));
		return;
	}
	if (request.method !== 'GET' || origin !== location.origin) return;
	// A page's query is read by the page itself: one copy serves every address.
	const path = pages.has(pathname) ? pathname : pathname.replace(/\/$/, '');
	if (!kept.has(path) && !kept.has(pathname)) return;
	event.respondWith(fromCache(kept.has(pathname) ? pathname : path, request));
});

/** Nothing of this leaves the device: the files are parked, and the page asks what they belong to. */
async function takeShared(request: Request): Promise<Response> {
	const all = await request.formData().then(park, () => false);
	return Response.redirect(`${shareAddress}?shared=${all ? 'all' : 'full'}`, 303);
}

async function fromCache(path: string, request: Request): Promise<Response> {
	const cache = await caches.open(cacheName);
	// The browser may have thrown the cache away; then the network is the next best.
	return (await cache.match(path)) ?? fetch(request);
}
