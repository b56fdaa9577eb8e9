import type { KeyDto } from '@nawala/contracts';

/** Whether it opens anything. @param now milliseconds since the epoch */
export const isGood = ({ revokedAt, expiresAt }: Pick<KeyDto, 'revokedAt' | 'expiresAt'>, now: number): boolean =>
  revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > now);
