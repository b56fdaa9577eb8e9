import type { NawalaUpdated } from '@nawala/contracts';
import type { BulkUpdateResultDto } from '@nawala/contracts/checker';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { VerdictsRecorded } from '../src/checker/events/verdicts-recorded.event';
import { addBrand } from './support/catalogue';
import { seedDomains } from './support/seed-domains';
import { startApi, type TestApi } from './support/start-api';

/** More than are read or written at a time. */
const DOMAINS = 450;

describe('Many domains in one report', () => {
  let api: TestApi;
  afterEach(() => api?.stop());

  it('are all recorded, in order, each announced once', async () => {
    api = await startApi();
    const admin = await api.signedIn('admin');
    const ids = await seedDomains(api, await addBrand(admin), DOMAINS);
    const heard: NawalaUpdated[] = [];
    api.app.get(EventEmitter2).on(VerdictsRecorded.event, ({ verdicts }: VerdictsRecorded) => heard.push(...verdicts));

    const updates = ['accessible', 'blocked'].flatMap((status) => ids.map((id) => ({ id, scanResult: { status } })));
    const { body } = await api.stranger.post<BulkUpdateResultDto>('/api/urls/bulk-update', { updates });
    expect(body.data).toEqual({ success: 2 * DOMAINS, failed: 0, errors: [] });
    expect(heard.map(({ domainId }) => domainId).sort()).toEqual([...ids, ...ids].sort());
    const stored = await api.db.collection('domains').countDocuments({ 'nawala.status': 'ada' });
    expect(stored).toBe(DOMAINS);
  });
});
