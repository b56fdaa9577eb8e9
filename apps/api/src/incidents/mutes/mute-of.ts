import type { MuteScope } from '@nawala/contracts';

/** Something that can be muted: a domain with its brand and its tags. */
export interface MuteSubject {
  domainId: string;
  brandId: string;
  tags: readonly string[];
}

export interface Mute {
  id: string;
  scope: MuteScope;
  /** Null: until somebody ends it. */
  until: Date | null;
  reason: string;
}

const covers = ({ scope: { domainId, brandId, tag } }: Mute, subject: MuteSubject): boolean =>
  domainId === subject.domainId || brandId === subject.brandId || (tag !== undefined && subject.tags.includes(tag));

const isOver = ({ until }: Mute, now: Date): boolean => until !== null && until <= now;

const endOf = ({ until }: Mute): number => until?.getTime() ?? Infinity;

/** Which mute silences it now: of several, the one that lasts longest; null: none. */
export function muteOf(mutes: readonly Mute[], subject: MuteSubject, now: Date): Mute | null {
  const active = mutes.filter((mute) => !isOver(mute, now) && covers(mute, subject));
  return active.reduce<Mute | null>(
    (longest, mute) => (longest && endOf(longest) >= endOf(mute) ? longest : mute),
    null,
  );
}
