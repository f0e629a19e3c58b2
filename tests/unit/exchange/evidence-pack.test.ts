import { describe, expect, it } from 'vitest';
import { anonymiser } from '#lib/exchange/evidence-pack-names.ts';
import { packFileName, saveEvidencePack } from '#lib/exchange/evidence-pack-file.ts';
import { namesLeft, planPack } from '#lib/exchange/evidence-pack.ts';
import { escaped } from '#lib/exchange/html.ts';
import { likelyNames } from '#lib/exchange/likely-names.ts';
import type { Kind, Row, RowOf } from '#lib/record/rows.ts';
import { invented } from '../../support/invented.ts';
import { asText, entriesOf } from '../../support/record-files.ts';
import { aRow, id, kezia } from '../../support/rows.ts';

const specification = invented();
const criterion = specification.criteria.find(({ grade }) => grade !== 'expected');
const method = criterion?.method ?? '';
const live = (rows: readonly Row[]) => ({
	all: <K extends Kind>(kind: K) => rows.filter((row) => row.kind === kind) as RowOf<K>[]
});

const rows = [
	aRow('person', kezia),
	aRow('person', id('tutor'), { name: 'Ada Holt', roles: ['tutor'] }),
	aRow('evidence', id('lamp'), { title: 'Kezia’s <lamp>', date: '2026-03-01', text: 'Ada Holt saw it.' }),
	aRow('evidence', id('rope'), { title: 'A rope', date: '2026-02-01', agreed: false, text: '' }),
	aRow('attachment', id('old'), { name: 'kezia old.jpg' }),
	aRow('attachment', id('file'), { name: 'kezia.JPG', replaces: id('old') }),
	aRow('claim', id('claim'), {
		requirement: criterion?.key ?? '',
		how: 'ADA said so.',
		where: '',
		tag: id('tag')
	}),
	aRow('tag', id('tag'))
];
const plan = (all: readonly Row[] = rows, hidden: readonly string[] | null = null, of = specification) =>
	planPack(live(all), 'Kezia Thorley', of, method, hidden);

async function written(pack: ReturnType<typeof plan>, signal?: AbortSignal) {
	const parts: (Blob | Uint8Array<ArrayBuffer>)[] = [];
	const shares: number[] = [];
	await saveEvidencePack(
		pack,
		() => Promise.resolve({ blob: new Blob(['light']) }),
		'2026-11-23T09:00:00.000Z',
		(text) => `<p>${escaped(text)}</p>`,
		(part) => void parts.push(part),
		{ onProgress: (share) => shares.push(share), ...(signal ? { signal } : {}) }
	);
	return { entries: await entriesOf(new Uint8Array(await new Blob(parts).arrayBuffer())), shares };
}

describe('what goes into an evidence pack', () => {
	it('is all evidence by date while nothing is chosen, and it says so', () => {
		const pack = plan();
		expect(pack.chosen).toBe(false);
		expect(pack.pieces.map(({ number, title }) => [number, title])).toEqual([
			[1, 'A rope'],
			[2, 'Kezia’s <lamp>']
		]);
	});

	it('is only what was chosen, in that order', () => {
		const pack = plan([...rows, aRow('selection', id('selection'), { method })]);
		expect(pack.chosen).toBe(true);
		expect(pack.pieces.map(({ title }) => title)).toEqual(['Kezia’s <lamp>']);
		expect(pack.mapping.flatMap(({ shown }) => shown.map(({ where }) => where))).toContain(
			'03:12 calms the customer'
		);
	});

	it('has no earlier version of a file', () => {
		expect(plan().pieces.flatMap(({ files }) => files.map(({ attachment }) => attachment.id))).toEqual([
			id('file')
		]);
	});

	it('is named by number and title, or by kind where the organisation asks for that', () => {
		const paths = (pack: ReturnType<typeof plan>) =>
			pack.pieces.flatMap(({ path, files }) => [path, ...files.map((file) => file.path)]);
		expect(paths(plan())).toEqual([
			'evidence/0001-A-rope.html',
			'evidence/0002-Kezia-s-lamp.html',
			'evidence/0002-file-1-Kezia-s-lamp.JPG'
		]);
		const [kind] = specification.evidence.kinds;
		const named = { ...specification.evidence, named: { after: 'kind' as const, source: 'guild' } };
		const kinded = rows.map((row) =>
			row.id === id('rope') ? aRow('evidence', row.id, { kind: kind?.id ?? '', date: '2026-02-01' }) : row
		);
		const [first, second] = paths(plan(kinded, null, { ...specification, evidence: named }));
		expect(first).toContain(kind?.name.split(' ')[0]);
		expect(second).toBe('evidence/0002-evidence.html');
	});

	it('is looked over: empty pieces, claims without a place', () => {
		const { remarks } = plan(rows.filter(({ kind }) => kind !== 'tag'));
		expect(remarks.empty.map((piece) => piece.id)).toEqual([id('rope')]);
		expect(remarks.unmapped.map((piece) => piece.id)).toEqual([id('rope')]);
		expect(remarks.withoutPlace).toBeGreaterThan(0);
		expect(remarks.open).toBe(plan().mapping.filter(({ shown }) => shown.length === 0).length);
	});
});

describe('the file', () => {
	it('has an index, a mapping document and a page for each piece, all without script', async () => {
		const { entries, shares } = await written(plan());
		expect([...entries.keys()]).toEqual([
			'index.html',
			'mapping.html',
			'evidence/0001-A-rope.html',
			'evidence/0002-Kezia-s-lamp.html',
			'evidence/0002-file-1-Kezia-s-lamp.JPG'
		]);
		expect(asText(entries.get('evidence/0002-file-1-Kezia-s-lamp.JPG'))).toBe('light');
		const pages = [...entries].filter(([path]) => path.endsWith('.html')).map(([, bytes]) => asText(bytes));
		for (const page of pages) {
			expect(page).toContain("default-src 'none'");
			expect(page).not.toMatch(/<script|<lamp>/);
		}
		expect(asText(entries.get('mapping.html'))).toContain(criterion?.text);
		expect(shares.at(-1)).toBe(1);
	});

	it('has a link from its index to all that is in it', async () => {
		const { entries } = await written(plan());
		const links = [...asText(entries.get('index.html')).matchAll(/href="([^"]+)"/g)].map(([, to = '']) =>
			decodeURIComponent(to)
		);
		expect(new Set(links)).toEqual(new Set([...entries.keys()].filter((path) => path !== 'index.html')));
	});

	it('stops when it is cancelled', async () => {
		await expect(written(plan(), AbortSignal.abort())).rejects.toThrow();
	});

	it('names nobody where nobody is to be named', async () => {
		const pack = plan(rows, []);
		const { entries } = await written(pack);
		const all = [...entries].map(([path, bytes]) => path + asText(bytes)).join('\n');
		expect(all).not.toMatch(/kezia|thorley|\bada\b|holt/i);
		expect(all).toContain('[apprentice]’s &lt;lamp&gt;');
		expect(all).toContain('[tutor] saw it.');
		expect(packFileName(pack, '2026-11-23')).toBe(`evidence-${method}-2026-11-23.zip`);
		expect(packFileName(plan(), '2026-11-23')).toBe(`evidence-kezia-thorley-${method}-2026-11-23.zip`);
	});
});

describe('an anonymous pack', () => {
	const told = [
		...rows.filter(({ id: own }) => own !== id('rope')),
		aRow('record', id('record'), { employer: 'Lampwright Stores Ltd', provider: 'Harrow Lane College' }),
		aRow('person', id('manager'), { name: 'Des Okafor', roles: ['employer'], organisation: 'Quay & Sons' }),
		aRow('evidence', id('rope'), {
			title: 'A rope from Lampwright Stores',
			date: '2026-02-01',
			text: 'Joan from Quay & Sons gave it to me. At Lampwright I told Joan and HARROW LANE COLLEGE.'
		})
	];

	it('names no employer and no provider, by their short names neither', async () => {
		const { entries } = await written(plan(told, []));
		const all = [...entries].map(([path, bytes]) => path + asText(bytes)).join('\n');
		expect(all).not.toMatch(/lampwright|harrow lane|quay|okafor/i);
		expect(all).toContain('[employer] gave it to me. At [employer] I told Joan and [provider].');
	});

	it('says which words may still be names, and takes out those that somebody leaves ticked', async () => {
		expect(namesLeft(plan(told, []))).toEqual([{ word: 'Joan', times: 2 }]);
		const { entries } = await written(plan(told, ['Joan']));
		expect(asText(entries.get('evidence/0001-A-rope-from-employer.html'))).toContain('[name 1] from');
	});

	it('lists the files that stay as they are, and why each may name somebody', async () => {
		const { entries } = await written(plan(told, []));
		const [, list = ''] = asText(entries.get('index.html')).split('id="as-they-were"');
		expect(list).toContain('0002-file-1-apprentice-s-lamp.JPG');
		expect(list).toContain('faces, badges');
		expect(asText((await written(plan(told))).entries.get('index.html'))).not.toContain('as-they-were');
	});
});

describe('words that look like names', () => {
	it.for([
		['I asked Joan. Then I rang.', ['Joan']],
		['Then I rang. I said “Then why?”', []],
		['Joan said no. Nobody minded.', []],
		['On Monday the Consumer Rights Act came up, and the UK GDPR.', []],
		['We spoke French, and french it was.', []],
		['| Time | What |\n|---|---|\n- **Lift** it', []],
		['It was Tomasz’s till, and O’Brien’s.', ['O’Brien', 'Tomasz']],
		['the lamp needs Paraffin', []]
	] as const)('%s: %o', ([text, words]) => {
		expect(likelyNames([text], ['Paraffin lamps']).map(({ word }) => word)).toEqual(words);
	});
});

describe('names', () => {
	const people = [
		aRow('person', kezia),
		aRow('person', id('tutor'), { name: 'Ada O’Brien-Holt', roles: ['tutor'] }),
		aRow('person', id('tutor-too'), { name: 'Will May', roles: ['tutor'] })
	];
	it.for([
		['Kezia Thorley and KEZIA THORLEY', '[apprentice] and [apprentice]'],
		['kezia_thorley.pdf', '[apprentice].pdf'],
		['Kezia’s lamp, Keziah’s rope', '[apprentice]’s lamp, Keziah’s rope'],
		["Ada O'Brien-Holt", '[tutor]'],
		['Will said I will, maybe in May', '[tutor 2] said I will, maybe in [tutor 2]'],
		['Nobody here', 'Nobody here']
	] as const)('%s becomes %s', ([text, hidden]) => {
		expect(anonymiser(people, 'Kezia Thorley')(text)).toBe(hidden);
	});

	it('nothing of a pattern in a name is taken for one', () => {
		const odd = [aRow('person', kezia, { name: 'A.* (Zoë) [apprentice' })];
		expect(anonymiser(odd, '')('Zoë and all the others')).toContain('and all the others');
	});
});
