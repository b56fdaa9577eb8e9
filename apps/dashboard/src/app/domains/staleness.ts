import type { DomainDto } from '@nawala/contracts';

/** The server's default `STALE_AFTER`: silence after which a verdict is no longer believed. */
const STALE_AFTER_MS = 3_600_000;

/** A domain that is being checked, once had a verdict, and has had none for too long. */
export const isStale = ({ active, nawala }: Pick<DomainDto, 'active' | 'nawala'>, now: number): boolean =>
  active && nawala.lastChecked !== null && now - Date.parse(nawala.lastChecked) > STALE_AFTER_MS;
