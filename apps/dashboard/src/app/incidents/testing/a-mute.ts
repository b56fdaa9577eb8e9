import type { MuteDto } from '@nawala/contracts';

let last = 0;

/** Of one domain, until somebody ends it; made at a moment of its own. */
export const aMute = (over: Partial<MuteDto> = {}): MuteDto => ({
  id: (++last).toString(16).padStart(24, 'c'),
  scope: { domainId: 'd'.repeat(24) },
  until: null,
  reason: 'moving house',
  createdBy: { id: 'u', name: 'Night shift' },
  createdAt: new Date(Date.UTC(2026, 0, 2, 0, 0, last)).toISOString(),
  ...over,
});
