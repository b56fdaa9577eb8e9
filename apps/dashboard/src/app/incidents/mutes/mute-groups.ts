import type { MuteDto } from '@nawala/contracts';

/** Mutes of domains that were made in one act; any other stands alone. */
export interface MuteGroup {
  first: MuteDto;
  size: number;
}

const actOf = ({ id, scope, createdAt, createdBy }: MuteDto): string =>
  scope.domainId === undefined ? id : `${createdAt} ${createdBy.id}`;

/** In the order of the mutes. */
export function muteGroups(mutes: readonly MuteDto[]): MuteGroup[] {
  const groups = new Map<string, MuteGroup>();
  for (const mute of mutes) {
    const known = groups.get(actOf(mute));
    if (known) known.size += 1;
    else groups.set(actOf(mute), { first: mute, size: 1 });
  }
  return [...groups.values()];
}
