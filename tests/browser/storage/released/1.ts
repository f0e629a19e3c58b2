/** What version 1 left on people's devices: the tables as IndexedDB has them, and a few rows. Never changed again. */
import type { Released } from '../../../support/shapes.ts';

const header = {
	recordId: '5b0fb3f0-2f0e-4b32-9a53-9d9f2a3c1f00',
	author: { person: '0c2d7a54-3f4e-4e0f-8f57-5b7c51a2f111', device: 'k3x9q2m7ab' },
	conflicts: {},
	deleted: false,
	createdAt: '2026-11-23T09:00:00.000Z',
	changedAt: '2026-11-23T09:00:00.000Z'
};
const person = {
	...header,
	id: '0c2d7a54-3f4e-4e0f-8f57-5b7c51a2f111',
	kind: 'person',
	version: { k3x9q2m7ab: 1 },
	stamps: { name: 'k3x9q2m7ab:1', roles: 'k3x9q2m7ab:1', deleted: 'k3x9q2m7ab:1' },
	fields: { name: 'Kezia Thorley', roles: ['apprentice'] }
};
const record = {
	...header,
	id: header.recordId,
	kind: 'record',
	version: { k3x9q2m7ab: 1 },
	stamps: Object.fromEntries(
		['apprentice', 'specification', 'start', 'gateway', 'contact', 'exempt', 'sample', 'deleted'].map(
			(field) => [field, 'k3x9q2m7ab:1']
		)
	),
	fields: {
		apprentice: person.id,
		specification: 'st9999-guild',
		start: '2026-01-05',
		gateway: null,
		contact: ['shop'],
		exempt: [],
		sample: false
	}
};

export const released1: Released = {
	version: 10,
	tables: {
		device: { keyPath: 'key', autoIncrement: false, indexes: {} },
		drafts: { keyPath: 'id', autoIncrement: false, indexes: {} },
		journal: {
			keyPath: 'position',
			autoIncrement: true,
			indexes: {
				'[recordId+position]': { keyPath: ['recordId', 'position'], unique: false, multiEntry: false },
				id: { keyPath: 'id', unique: true, multiEntry: false }
			}
		},
		pieces: { keyPath: ['attachment', 'index'], autoIncrement: false, indexes: {} },
		rows: {
			keyPath: 'id',
			autoIncrement: false,
			indexes: {
				'[recordId+kind]': { keyPath: ['recordId', 'kind'], unique: false, multiEntry: false },
				'fields.apprentice': { keyPath: 'fields.apprentice', unique: false, multiEntry: false }
			}
		},
		specifications: { keyPath: 'id', autoIncrement: false, indexes: {} }
	},
	contents: {
		device: [{ key: 'device', id: 'k3x9q2m7ab', counter: 1, lastRecord: record.id }],
		drafts: [
			{
				id: 'evidence-new',
				recordId: record.id,
				value: { title: 'Half a title' },
				attachments: ['7d1f3a52-1111-4222-8333-944455556666'],
				savedAt: '2026-11-23T09:05:00.000Z'
			}
		],
		journal: [
			{
				position: 1,
				id: 'e6b6a3f4-9d31-4d5c-8a57-0f7d5b6c2222',
				recordId: record.id,
				name: 'create-record',
				undoes: null,
				author: header.author,
				at: header.createdAt,
				before: [null, null],
				after: [person, record]
			}
		],
		pieces: [{ attachment: '7d1f3a52-1111-4222-8333-944455556666', index: 0, data: new Blob(['lamp']) }],
		rows: [person, record]
	}
};
