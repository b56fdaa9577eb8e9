import type { KeyDto } from '@nawala/contracts';
import type { CheckerKey } from './key.schema';

const textOf = (time: Date | null): string | null => time?.toISOString() ?? null;

export function presentKey(key: CheckerKey, now: Date): KeyDto {
  const { former, lastSeenAt } = key;
  return {
    id: key._id.toHexString(),
    name: key.name,
    prefix: key.prefix,
    scopes: key.scopes,
    vantages: key.vantages,
    createdBy: key.createdBy && { id: key.createdBy.id, name: key.createdBy.name },
    createdAt: key.createdAt.toISOString(),
    expiresAt: textOf(key.expiresAt),
    lastSeenAt: lastSeenAt.getTime() === 0 ? null : textOf(lastSeenAt),
    revokedAt: textOf(key.revokedAt),
    overlapEndsAt: former && former.until > now ? textOf(former.until) : null,
  };
}
