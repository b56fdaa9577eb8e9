/** What is silenced: exactly one of them. */
export interface MuteScope {
  domainId?: string;
  brandId?: string;
  tag?: string;
}

/** Incidents go on, but nobody is told of them. */
export interface MuteDto {
  id: string;
  scope: MuteScope;
  /** ISO 8601 UTC; null: until somebody ends it. */
  until: string | null;
  reason: string;
  createdBy: { id: string; name: string };
  createdAt: string;
}
