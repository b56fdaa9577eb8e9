import type { MessageType } from '@nawala/contracts';

/** Beyond so many domains or brands, one message is for all. */
const MAX_DOMAINS = 20;
const MAX_BRANDS = 3;

/** One incident that is to be told. */
export interface Telling {
  type: MessageType;
  incident: string;
  brand: string;
  /** Where it goes, hex: what goes elsewhere is another message. */
  channels: readonly string[];
  /** Who took it and what was noted, where that is told: what somebody else took is another message. */
  acknowledgement?: string;
  events: readonly string[];
}

export interface Group {
  type: MessageType;
  /** Null: of several. */
  brand: string | null;
  channels: readonly string[];
  tellings: Telling[];
}

/** One group for each kind and brand, or one for each kind where those would be many. */
export function groupsOf(tellings: readonly Telling[]): Group[] {
  const kinds = Map.groupBy(
    tellings,
    ({ type, channels, acknowledgement = '' }) => `${type} ${channels.join(',')} ${acknowledgement}`,
  );
  return [...kinds.values()].flatMap((all): Group[] => {
    const { type, channels } = all[0]!;
    const brands = Map.groupBy(all, ({ brand }) => brand);
    if (all.length > MAX_DOMAINS || brands.size > MAX_BRANDS) {
      return [{ type, brand: brands.size === 1 ? all[0]!.brand : null, channels, tellings: all }];
    }
    return [...brands].map(([brand, own]) => ({ type, brand, channels, tellings: own }));
  });
}
