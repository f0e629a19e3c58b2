/**
 * Watches a browser context for anything that must not happen on any page: console errors and
 * warnings, uncaught errors, policy violations, failed requests and requests to another host.
 */
import type { BrowserContext } from 'playwright/test';

const marker = 'Policy violation:';
/** What Playwright says in a test that keeps the service worker out. */
const noWorker = 'Service Worker registration blocked by Playwright';

export class Problems {
	readonly #found: string[] = [];
	readonly #allowed: RegExp[] = [];

	/** For a test that provokes a problem on purpose. */
	allow(pattern: RegExp): void {
		this.#allowed.push(pattern);
	}

	get found(): string[] {
		return this.#found.filter((problem) => !this.#allowed.some((pattern) => pattern.test(problem)));
	}

	async watch(context: BrowserContext, origin: string): Promise<void> {
		const add = (problem: string) => this.#found.push(problem);
		context.on('console', (message) => {
			if (message.text() === noWorker) return;
			if (message.type() === 'error' || message.type() === 'warning')
				add(`console ${message.type()}: ${message.text()} (${message.location().url})`);
		});
		context.on('weberror', (error) => add(`uncaught: ${error.error().stack ?? error.error().message}`));
		context.on('request', (request) => {
			const { protocol, origin: to } = new URL(request.url());
			if (/^(https?|wss?):$/.test(protocol) && to !== origin)
				add(`request to another host: ${request.url()}`);
		});
		context.on('requestfailed', (request) => {
			const reason = request.failure()?.errorText ?? '';
			// A page that is left gives up what it was still loading.
			if (reason !== 'net::ERR_ABORTED') add(`failed request: ${request.url()} ${reason}`);
		});
		// Trusted Types violations are such events too. The console carries them here from every frame.
		await context.addInitScript((name) => {
			document.addEventListener('securitypolicyviolation', (event) => {
				const what = `${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`;
				console.error(`${name} ${what} at ${event.sourceFile}:${event.lineNumber}`);
			});
		}, marker);
	}
}
