/** What version 2 left on people's devices: version 1, the device's key, summaries and backups. Never changed again. */
import type { Released } from '../../../support/shapes.ts';
import { released1 } from './1.ts';

export const released2: Released = {
	version: 20,
	tables: {
		...released1.tables,
		keys: { keyPath: 'key', autoIncrement: false, indexes: {} },
		summaries: { keyPath: 'id', autoIncrement: false, indexes: {} },
		backups: { keyPath: 'id', autoIncrement: false, indexes: {} }
	},
	contents: released1.contents
};
