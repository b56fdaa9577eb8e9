import type { Change } from '../app/changes/change';

/** A domain named after its id whose verdict became `to`. */
export const aChange = (domainId: string, to: Change['to'] = 'ada'): Change => ({
  scanId: `scan_${domainId}_${to}`,
  domainId,
  domain: `${domainId}.example.com`,
  brandId: 'aurora',
  vantage: 'telkom',
  from: 'unknown',
  to,
  at: '2026-01-02T00:00:00.000Z',
  method: 'dns',
  reason: null,
});
