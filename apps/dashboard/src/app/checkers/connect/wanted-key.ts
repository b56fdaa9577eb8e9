import type { CreateKeyDto } from '@nawala/contracts';

export const ENDS = ['never', '90', '365'] as const;

/** What the form holds. */
export interface WantedKey {
  name: string;
  /** Networks, between spaces or commas; none typed: one that is called like the key. */
  vantages: string;
  /** Days, or never. */
  ends: string;
}

const DAY_MS = 86_400_000;

export const vantagesIn = (text: string): string[] => [
  ...new Set(
    text
      .toLowerCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  ),
];

/** `Telkom, Jakarta` → `telkom-jakarta` */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);

/** @param now milliseconds since the epoch */
export function keyOf({ name, vantages, ends }: WantedKey, now: number): CreateKeyDto {
  const named = vantagesIn(vantages);
  const days = Number(ends);
  return {
    name,
    scopes: ['report'],
    vantages: named.length > 0 ? named : [slugOf(name) || 'my-network'],
    expiresAt: days > 0 ? new Date(now + days * DAY_MS).toISOString() : null,
  };
}
