import type { EditedFields, NawalaStatus, ReasonParams, ScanMethod, TransitionKind } from '@nawala/contracts';
import type { Types } from 'mongoose';

/** Kinds of what checkers measured. */
export const MEASURED_KINDS = ['verdict', 'vantage'] as const satisfies readonly TransitionKind[];
export type MeasuredKind = (typeof MEASURED_KINDS)[number];

/** What a row did to the verdict of the whole. */
export interface VerdictChange {
  from: NawalaStatus;
  to: NawalaStatus;
}

/**
 * One change of one vantage's result, or one that a person made. Written once, together with the verdict, into the domain, and moved from there to
 * the transitions; complete from the beginning, so that it is the same wherever it stands.
 */
export interface HistoryRow {
  /** Given when the row is made, before it is written anywhere: whoever writes it a second time writes nothing. */
  _id: Types.ObjectId;
  /** Null for what a person changed. */
  scanId: string | null;
  domain: Types.ObjectId;
  /** What was measured, under its name at that time: history stays true when a domain is renamed or deleted. */
  target: string;
  /** The brand it belonged to at that time. */
  brand: Types.ObjectId;
  /** Empty for what a person changed. */
  vantage: string;
  /** `kindOf(nawala)` for what was measured: stored, so that an index finds the few rows that changed a verdict. */
  kind: TransitionKind;
  from: NawalaStatus;
  to: NawalaStatus;
  nawala: VerdictChange;
  /** What the verdict was before everybody fell silent, where this row ends that. */
  was?: NawalaStatus;
  at: Date;
  /** Never before that of an earlier row of its domain, whatever the clocks of two instances say. */
  recordedAt: Date;
  /** `seqOf`: the order of a domain's rows. 0 in rows from before there was one. */
  seq: number;
  method: ScanMethod | null;
  reason: string | null;
  reasonCode: string | null;
  reasonParams: ReasonParams | null;
  confirmed: boolean;
  /** The checker's own words as JSON text: its member names are free, and a database gives some of them a meaning. */
  evidence: string | null;
  /** Who changed what; only of kind `edit`. The name stays when the account goes. */
  actor?: Actor;
  fields?: EditedFields;
  /** Whether the domain was watched before the edit. */
  wasActive?: boolean;
  /** `recordedAt` of a row that has yet to be applied to incidents; comes off when that is done. Nobody else reads it. */
  due?: Date;
}

/** As whoever follows blocks reads it: evidence is much, and of no use there. */
export type DueRow = Omit<HistoryRow, 'evidence'>;

export interface Actor {
  id: string;
  name: string;
}

/** Who recorded, and as which of its recordings. */
export interface OutboxTicket {
  by: string;
  no: number;
}

export const kindOf = ({ from, to }: VerdictChange): MeasuredKind => (from === to ? 'vantage' : 'verdict');

/** More rows than one recording ever makes. */
const ROWS_OF_A_VERSION = 65_536;

/** @param version the domain's after the write that made the row; @param index of the row within it */
export const seqOf = (version: number, index: number): number => version * ROWS_OF_A_VERSION + index;

/** Rows that the database refuses, by id (hex), and why. */
export type RefusedRows = ReadonlyMap<string, string>;
