import type { AvailabilityDto, StripsDto, TransitionDetailDto, TransitionDto } from '@nawala/contracts';

/** A domain came on a block list. */
export const TRANSITION_EXAMPLE: TransitionDto = {
  id: '66f2a1b3c4d5e6f708192a51',
  kind: 'verdict',
  scanId: 'scan_1791774729000',
  domainId: '66f2a1b3c4d5e6f708192a4c',
  domain: 'shop.aurora.example.com',
  displayName: 'shop.aurora.example.com',
  brandId: '66f2a1b3c4d5e6f708192a3b',
  vantage: 'telkom',
  from: 'tidak ada',
  to: 'ada',
  nawala: { from: 'tidak ada', to: 'ada' },
  at: '2026-10-12T03:12:09.000Z',
  recordedAt: '2026-10-12T03:12:09.412Z',
  seq: 655_360,
  method: 'dns',
  reason: 'CNAME lands on internetpositif.id',
  reasonCode: null,
  reasonParams: null,
  confirmed: true,
  hasEvidence: true,
};

/** Somebody paused one. */
export const EDIT_EXAMPLE: TransitionDto = {
  ...TRANSITION_EXAMPLE,
  id: '66f2a1b3c4d5e6f708192a52',
  kind: 'edit',
  actor: { id: '66f2a1b3c4d5e6f708192a00', name: 'Admin' },
  fields: { active: { from: true, to: false } },
  scanId: null,
  vantage: '',
  from: 'ada',
  to: 'ada',
  nawala: { from: 'ada', to: 'ada' },
  at: '2026-10-12T04:00:00.000Z',
  recordedAt: '2026-10-12T04:00:00.000Z',
  seq: 655_361,
  method: null,
  reason: null,
  confirmed: false,
  hasEvidence: false,
};

export const TRANSITION_DETAIL_EXAMPLE: TransitionDetailDto = {
  ...TRANSITION_EXAMPLE,
  evidence: { resolver: '192.0.2.53', answers: ['internetpositif.id'], control: ['203.0.113.7'] },
};

export const AVAILABILITY_EXAMPLE: AvailabilityDto = {
  from: '2026-10-11T04:00:00.000Z',
  to: '2026-10-12T04:00:00.000Z',
  ada: 0.25,
  tidakAda: 0.7,
  unknown: 0.05,
};

export const STRIPS_EXAMPLE: StripsDto = {
  items: [
    {
      domainId: TRANSITION_EXAMPLE.domainId,
      slots: ['tidak ada', 'tidak ada', 'unknown', 'ada'],
      availability: AVAILABILITY_EXAMPLE,
    },
  ],
};
