import type { CheckDto, CheckStartedDto } from '@nawala/contracts';

const id = '66f2a1b3c4d5e6f708192cc1';
const target = 'shop.aurora.example.com';

export const CHECK_STARTED_EXAMPLE: CheckStartedDto = {
  id,
  asked: ['telkom-jakarta'],
  notAsked: [{ vantage: 'default', why: 'no-agent' }],
  expiresAt: '2026-10-12T03:22:09.000Z',
  budgetLeft: 199,
};

export const CHECK_EXAMPLE: CheckDto = {
  id,
  state: 'done',
  targets: [{ domainId: null, target }],
  asked: ['telkom-jakarta'],
  createdAt: '2026-10-12T03:12:09.000Z',
  expiresAt: '2026-10-12T03:22:09.000Z',
  results: [
    {
      checkId: id,
      domainId: null,
      target,
      vantage: 'telkom-jakarta',
      status: 'blocked',
      method: 'dns',
      reason: 'The resolver answers with a known block page',
      reasonCode: null,
      reasonParams: null,
      confirmed: true,
      evidence: null,
      durationMs: 412,
    },
  ],
  missing: [],
};
