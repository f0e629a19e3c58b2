/** The types of a record's rows, inferred from their schema. */
import type { z } from 'zod';
import type { markValue, role, row, versionVector } from './schema.ts';

export type Row = z.infer<typeof row>;
export type Kind = Row['kind'];
export type RowOf<K extends Kind> = Extract<Row, { kind: K }>;
export type Fields<K extends Kind> = RowOf<K>['fields'];

export type RecordRow = RowOf<'record'>;
export type Person = RowOf<'person'>;
export type Evidence = RowOf<'evidence'>;
export type Attachment = RowOf<'attachment'>;
export type Claim = RowOf<'claim'>;
export type Confirmation = RowOf<'confirmation'>;
export type Comment = RowOf<'comment'>;

export type Mock = RowOf<'mock'>;
export type Mark = RowOf<'mark'>;
export type Correction = RowOf<'correction'>;

export type Fact = RowOf<'fact'>;
/** The fields of a fact about one thing. */
export type FactAbout<A extends Fact['fields']['about']> = Extract<Fact['fields'], { about: A }>;

export type MarkValue = z.infer<typeof markValue>;
export type Role = z.infer<typeof role>;
export type VersionVector = z.infer<typeof versionVector>;
/** Who writes: a person, on a device. */
export type Author = Row['author'];
/** A calendar date, `2026-11-23`. */
export type CalendarDate = string;
