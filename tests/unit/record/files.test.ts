import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '#lib/record/change.ts';
import {
	addFiles,
	currentFiles,
	doublesOf,
	earlierVersions,
	removeFile,
	removeVersion,
	replaceFile,
	restoreVersion
} from '#lib/record/files.ts';
import type { Attachment, Fields, Kind, RowOf } from '#lib/record/rows.ts';
import { aRow, fieldsOf, id, Shelf } from '../../support/rows.ts';

/** A record in which files come and go. */
class Files {
	readonly #shelf = new Shelf();

	all<K extends Kind>(kind: K): RowOf<K>[] {
		const rows = [...this.#shelf.rows().values()].filter((row) => row.kind === kind && !row.deleted);
		return rows as RowOf<K>[];
	}

	file(word: string): Attachment {
		return this.#shelf.get(id(word)) as Attachment;
	}

	add(word: string, about: Partial<Fields<'attachment'>> = {}): void {
		this.#shelf.put(aRow('attachment', id(word), { name: word, ...about }));
	}

	tag(word: string, file: string): void {
		this.#shelf.put(aRow('tag', id(word), { attachment: id(file) }));
	}

	write({ name, edits }: Change): void {
		this.#shelf.write(edits, name);
	}

	replace(old: string, word: string, about: Partial<Fields<'attachment'>> = {}): void {
		const fields = fieldsOf('attachment', { name: word, ...about });
		this.write(replaceFile(this, this.file(old), id(word), fields));
	}

	/** The current files by name, each with its earlier versions. */
	lines(): string[] {
		const files = this.all('attachment');
		return currentFiles(files).map((file) =>
			[file, ...earlierVersions(file, files)].map(({ fields }) => fields.name).join(' < ')
		);
	}
}

function three(): Files {
	const files = new Files();
	files.add('one');
	files.replace('one', 'two');
	files.replace('two', 'three');
	return files;
}

describe('a file that was replaced', () => {
	it('gives way to the new one and stays as its earlier version', () => {
		const files = three();
		files.add('other');
		expect(files.lines()).toEqual(['three < two < one', 'other']);
	});

	it('can be current again, from anywhere in its line', () => {
		const first = three();
		first.write(restoreVersion(first, first.file('one'), first.file('three')));
		expect(first.lines()).toEqual(['one < three < two']);
		const middle = three();
		middle.write(restoreVersion(middle, middle.file('two'), middle.file('three')));
		expect(middle.lines()).toEqual(['two < three < one']);
	});

	it('can be removed from its line, which closes behind it', () => {
		const files = three();
		files.write(removeVersion(files, files.file('two')));
		expect(files.lines()).toEqual(['three < one']);
		files.write(removeVersion(files, files.file('one')));
		expect(files.lines()).toEqual(['three']);
	});

	it('goes with the one that replaced it', () => {
		const files = three();
		files.add('other');
		files.write(removeFile(files, files.file('three')));
		expect(files.lines()).toEqual(['other']);
	});

	it('stays for the other one where two devices replaced it', () => {
		const files = new Files();
		files.add('one');
		files.replace('one', 'mine');
		files.add('yours', { replaces: id('one') });
		expect(files.lines()).toEqual(['mine < one', 'yours < one']);
		files.write(removeFile(files, files.file('mine')));
		expect(files.lines()).toEqual(['yours < one']);
	});

	it('is not lost where two devices each brought back another version', () => {
		const files = new Files();
		files.add('one', { replaces: id('two') });
		files.add('two', { replaces: id('one') });
		expect(files.lines()).toHaveLength(1);
		expect(files.lines().join().split(' < ').sort()).toEqual(['one', 'two']);
	});
});

describe('time tags', () => {
	it('go over to the recording that takes the place of one, and back again', () => {
		const files = new Files();
		files.add('take-1', { type: 'audio/wav' });
		files.tag('calm', 'take-1');
		files.replace('take-1', 'take-2', { type: 'audio/webm' });
		expect(files.all('tag').map((tag) => tag.fields.attachment)).toEqual([id('take-2')]);
		files.write(restoreVersion(files, files.file('take-1'), files.file('take-2')));
		expect(files.all('tag').map((tag) => tag.fields.attachment)).toEqual([id('take-1')]);
	});

	it('stay with the recording where what comes is none', () => {
		const files = new Files();
		files.add('take-1', { type: 'audio/wav' });
		files.tag('calm', 'take-1');
		files.replace('take-1', 'notes', { type: 'text/plain' });
		expect(files.all('tag').map((tag) => tag.fields.attachment)).toEqual([id('take-1')]);
	});

	it('go with their file', () => {
		const files = new Files();
		files.add('take-1', { type: 'audio/wav' });
		files.tag('calm', 'take-1');
		files.write(removeFile(files, files.file('take-1')));
		expect(files.all('tag')).toEqual([]);
	});
});

it('shows every file as current or as an earlier version of one, whatever replaces what', () => {
	const words = ['a', 'b', 'c', 'd', 'e', 'f'];
	const replaces = fc.array(fc.option(fc.constantFrom(...words, 'gone')), {
		minLength: words.length,
		maxLength: words.length
	});
	fc.assert(
		fc.property(replaces, (chosen) => {
			const files = words.map((word, index) =>
				aRow('attachment', id(word), { replaces: chosen[index] ? id(chosen[index]) : null })
			);
			const current = currentFiles(files);
			const shown = new Set(current.flatMap((file) => [file, ...earlierVersions(file, files)]));
			expect(shown.size).toBe(files.length);
			expect(current).toEqual(currentFiles([...files].reverse()).reverse());
		})
	);
});

describe('files that come to a piece', () => {
	it('are described one by one, as of the piece', () => {
		const fields = fieldsOf('attachment');
		const { edits } = addFiles(id('lamp'), [
			{ id: id('one'), ...fields },
			{ id: id('two'), ...fields }
		]);
		expect(edits.map((edit) => edit.id)).toEqual([id('one'), id('two')]);
		expect(edits).toMatchObject([{ fields: { evidence: id('lamp'), name: fields.name } }, {}]);
	});

	it('are doubles where their very bytes are here, or came a moment ago', () => {
		const files = new Files();
		files.add('here', { sha256: 'a'.repeat(64), evidence: id('lamp') });
		files.add('coming', { sha256: 'b'.repeat(64), evidence: id('lamp') });
		const coming = [
			{ id: id('coming'), sha256: 'b'.repeat(64) },
			{ id: id('first'), sha256: 'a'.repeat(64) },
			{ id: id('second'), sha256: 'c'.repeat(64) },
			{ id: id('third'), sha256: 'c'.repeat(64) }
		];
		expect(doublesOf(coming, files.all('attachment'))).toEqual(
			new Map([
				[id('first'), id('lamp')],
				[id('third'), null]
			])
		);
	});
});
