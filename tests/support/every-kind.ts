/** A made-up record with a row of every kind, a removed one and a conflict, as a file. */
import type { Edit } from '#lib/record/change.ts';
import { mergeRow } from '#lib/record/merge.ts';
import type { Kind } from '#lib/record/rows.ts';
import { describing, fileOf, specification, text, type Bytes } from './record-files.ts';
import { aNewRecord, creating, id, kezia, record } from './rows.ts';
import { Desk } from './signing.ts';
