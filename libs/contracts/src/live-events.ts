import type { BrandDto } from './brand';
import type { CheckResultDto, MissingCheckDto } from './check';
import type { DomainDto, NawalaDto, VantageDto } from './domain';
import type { VantageLabelDto } from './fleet';
import type { IncidentsChangedDto } from './incident';
import type { JobDto } from './job';
import type { NawalaStatus } from './statuses';

/** One verdict, as pushed to every open dashboard. The first three members are the seed's. */
export interface NawalaUpdated {
  domainId: string;
  domain: string;
  nawala: NawalaDto;
  previousStatus: NawalaStatus;
  /** Whose domain it is, so that a message can say so without asking again. */
  brandId: string;
  /** The result of the vantage that reported, so that a row shows who sees what without asking again. */
  vantage: VantageDto;
  /** As people write it, where that is safe to show; else the same. */
  displayName: string;
}

/**
 * Why a session is over: somebody signed out of it, its password or account was changed, a refresh token that had been
 * used came back, or it just has ended (its time was up, or nobody knows any more).
 */
export const SESSION_ENDS = ['signed-out', 'password-changed', 'account-changed', 'token-reused', 'ended'] as const;
export type SessionEnd = (typeof SESSION_ENDS)[number];

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
  /** At most one per 100 ms, to clients that take batches. */
  'incidents:changed': IncidentsChangedDto;
  /** To the sockets of whoever began it, a few times a second. */
  'job:changed': { job: JobDto };
  /** To the sockets of whoever asked for the check. */
  'check:result': CheckResultDto;
  'check:done': { checkId: string; missing: MissingCheckDto[] };
  /** "Read `GET /api/checkers` again": at most once a second. */
  'checkers:changed': Record<string, never>;
  'vantage:renamed': VantageLabelDto;
  'vantage:forgotten': { vantage: string };
  /** The session was ended; the server disconnects right after. */
  'session:revoked': { reason: SessionEnd };
}
export type LiveEvent = keyof LiveEvents;

/** The shape socket.io's typed servers and clients want. */
export type ServerToClientEvents = { [E in LiveEvent]: (payload: LiveEvents[E]) => void };
