import type { AlertLanguage, MessageType, NawalaStatus, ReasonParams, ScanMethod } from '@nawala/contracts';

/** One vantage that sees, or saw, a domain blocked. Times are ISO 8601 UTC: a message is stored as it was frozen. */
export interface MessageVantage {
  vantage: string;
  /** What it is shown as when it is sent; left out until then, and where that is its name. */
  label?: string;
  status: NawalaStatus;
  since: string;
  method: ScanMethod | null;
  reason: string | null;
  reasonCode: string | null;
  reasonParams: ReasonParams | null;
  confirmed: boolean;
}

export interface MessageIncident {
  id: string;
  domainId: string;
  domain: string;
  brand: MessageBrand | null;
  openedAt: string;
  closedAt: string | null;
  /** Whether it is blocked now, as the rule judges. */
  blocked: boolean;
  vantages: MessageVantage[];
}

export interface MessageBrand {
  id: string;
  name: string;
  code: string;
}

/** Of one brand in a digest. */
export interface DigestLine {
  brand: MessageBrand;
  blocked: number;
  /** Of those, how many since the day before. */
  fresh: number;
}

/** All that a message says, before it is said in a language and a channel's format. */
export interface AlertMessage {
  type: MessageType;
  language: AlertLanguage;
  /** IANA, of the times in it. */
  zone: string;
  /** When it was frozen. */
  at: string;
  rule: { id: string; name: string } | null;
  /** Null when it is of several. */
  brand: MessageBrand | null;
  vantage: string | null;
  /** As of its `MessageVantage`s. */
  vantageLabel?: string;
  channel: { id: string; name: string } | null;
  /** At most `MAX_INCIDENTS`, worst first. */
  incidents: MessageIncident[];
  total: number;
  /** Since when: of a vantage or a channel. */
  since: string | null;
  /** Who took the incidents, and what they said. */
  acknowledged: { by: string; note: string } | null;
  /** What the channel that fails said. */
  failure: string | null;
  digest: DigestLine[];
}

export const MAX_INCIDENTS = 100;
