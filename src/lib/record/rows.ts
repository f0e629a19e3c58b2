/** The types of a record's rows, inferred from their schema. */
import type { z } from 'zod';
import type { role, versionVector } from './field-schema.ts';
import type { markValue } from './mock-schema.ts';
import type { row } from './schema.ts';

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
export type Tag = RowOf<'tag'>;
export type Selection = RowOf<'selection'>;

export type Mock = RowOf<'mock'>;
export type Mark = RowOf<'mark'>;
export type Correction = RowOf<'correction'>;
export type Asked = RowOf<'asked'>;

export type Fact = RowOf<'fact'>;
/** The fields of a fact about one thing. */
export type FactAbout<A extends Fact['fields']['about']> = Extract<Fact['fields'], { about: A }>;

export type Appointment = RowOf<'appointment'>;
export type Result = RowOf<'result'>;
export type Action = RowOf<'action'>;
export type Review = RowOf<'review'>;
export type Hours = RowOf<'hours'>;

export type Form = RowOf<'form'>;
export type Answer = RowOf<'answer'>;
export type Signature = RowOf<'signature'>;
export type Key = RowOf<'key'>;
export type Attestation = RowOf<'attestation'>;

export type MarkValue = z.infer<typeof markValue>;
export type Role = z.infer<typeof role>;
export type VersionVector = z.infer<typeof versionVector>;
/** Who writes: a person, on a device. */
export type Author = Row['author'];
/** A calendar date, `2026-11-23`. */
export type CalendarDate = string;
