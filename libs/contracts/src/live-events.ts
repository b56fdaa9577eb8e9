import type { BrandDto } from './brand';
import type { DomainDto, NawalaDto, VantageDto } from './domain';
import type { NawalaStatus } from './statuses';

/** One verdict, as pushed to every open dashboard. The first three members are the seed's. */
export interface NawalaUpdated {
  domainId: string;
  domain: string;
  nawala: NawalaDto;
  previousStatus: NawalaStatus;
  /** The result of the vantage that reported, so that a row shows who sees what without asking again. */
  vantage: VantageDto;
}

/** Everything the server ever says over Socket.IO. Clients say nothing: commands travel over HTTP. */
export interface LiveEvents {
  'domain:nawala-updated': NawalaUpdated;
  'domains:bulk-nawala-updated': { updates: NawalaUpdated[]; count: number };
  'domain:created': { domain: DomainDto };
  'domain:updated': { domain: DomainDto };
  'domain:deleted': { domainId: string };
  /** "Reload what you show." */
  'domains:changed': { reason: 'import' | 'bulk' | 'resync' };
  'brand:created': { brand: BrandDto };
  'brand:updated': { brand: BrandDto };
  'brand:deleted': { brandId: string };
  /** The session was ended; the server disconnects right after. */
  'session:revoked': Record<string, never>;
}
export type LiveEvent = keyof LiveEvents;

/** The shape socket.io's typed servers and clients want. */
export type ServerToClientEvents = { [E in LiveEvent]: (payload: LiveEvents[E]) => void };
