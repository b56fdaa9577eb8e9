import type { AvailabilityDto } from './history';
import type { ReasonParams } from './reason-params';
import type { NawalaStatus, ScanMethod } from './statuses';

/** What a row tells of: the verdict of the whole changed, one vantage's result alone did, or a person changed something. */
export const TRANSITION_KINDS = ['verdict', 'vantage', 'edit'] as const;
export type TransitionKind = (typeof TRANSITION_KINDS)[number];

/** What a person changed, by field; that a domain came or went is said of `exists`. */
export interface EditedFields {
  exists?: Edited<boolean>;
  domain?: Edited<string>;
  /** The brand's id. */
  brand?: Edited<string>;
  active?: Edited<boolean>;
  note?: Edited<string>;
  tags?: { from: string[]; to: string[] };
}

export interface Edited<T> {
  from: T;
  to: T;
}

/** One change of one vantage's result, or one that a person made; `nawala` says what it did to the verdict of the whole. */
export interface TransitionDto {
  id: string;
  kind: TransitionKind;
  /** Only of kind `edit`. */
  actor?: { id: string; name: string };
  fields?: EditedFields;
  /** The scan that made the difference: what a pushed verdict calls `nawala.blockedId`; null for an `edit`. */
  scanId: string | null;
  domainId: string;
  domain: string;
  /** As people write it, where that is safe to show; else the same. */
  displayName: string;
  brandId: string;
  /** Empty for an `edit`. */
  vantage: string;
  from: NawalaStatus;
  to: NawalaStatus;
  nawala: { from: NawalaStatus; to: NawalaStatus };
  /** When the checker saw it, or somebody did it. */
  at: string;
  /** When the server recorded it: what `since`, `until` and `before` compare with, so that late reports are not missed. */
  recordedAt: string;
  /** Of two rows of one domain the one with the greater number came later, whatever their times say. */
  seq: number;
  method: ScanMethod | null;
  reason: string | null;
  /** The reason without a language, where the checker gave one: `sayReason` in `@nawala/rules/reasons` says it. */
  reasonCode: string | null;
  reasonParams: ReasonParams | null;
  confirmed: boolean;
  hasEvidence: boolean;
}

export interface TransitionDetailDto extends TransitionDto {
  evidence: Record<string, unknown> | null;
}

/** How many rows a filter finds, whatever page is shown. */
export interface TransitionCountsDto {
  /** Under all of the filter but `kind`: what each kind would leave. */
  kinds: Record<TransitionKind, number>;
  /**
   * Under all of the filter, oldest first: every hour, empty ones too, from `since` (else of the last 24 hours) to `until`
   * (else now), and the last 168 of them when there are more.
   */
  hours: { at: string; count: number }[];
}

/** Newest first. `next` is opaque: as `before` it gives the rest; null at the end. */
export interface TransitionPageDto {
  items: TransitionDto[];
  next: string | null;
  /** Only where they were asked for. */
  counts?: TransitionCountsDto;
}

/** What the domain measures now went through, newest first by `at`. */
export interface DomainHistoryDto {
  transitions: TransitionDto[];
  next: string | null;
  vantages: string[];
  /** Of the verdict, from `from` (else as far back as it or history goes) to `to` (else now). */
  availability: AvailabilityDto;
}
