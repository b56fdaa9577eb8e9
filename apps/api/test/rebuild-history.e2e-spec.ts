import type { StatsHistoryDto } from '@nawala/contracts';
import { Types } from 'mongoose';
import { Env } from '../src/config/env';
import { dayOf } from '../src/stats/history/packed-hours';
import { rebuildHistory } from '../src/start/rebuild-history';
import { aTransition } from './support/a-transition';
import { addBrand } from './support/catalogue';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const HOUR = 3_600_000;

describe('npm run rebuild:history', () => {
  let api: TestApi;
  let admin: SignedInClient;

  beforeAll(async () => {
    api = await startApi();
    admin = await api.signedIn('admin');
  });
  afterAll(() => api?.stop());

  it('makes every sum anew of the rows that there are, whatever stood there, while the API goes on', async () => {
    const { id } = await addBrand(admin);
    const brand = new Types.ObjectId(id);
    const hour = new Date(Math.floor(Date.now() / HOUR - 5) * HOUR);
    const row = aTransition({ brand, at: hour, recordedAt: hour, nawala: { from: 'tidak ada', to: 'ada' } });
    await api.db.collection('transitions').insertOne(row);
    const day = dayOf(hour);
    const hours = [hour.getUTCHours(), 0, 0, 0, 0, 0, 0, 0, 0, 99, 99];
    const wrong = { brand: id, at: day, hours, no: 1 };
    await api.db.collection('day-sums').insertOne({ _id: `${day.getTime()}:${id}` as never, ...wrong });
    // In one process as here, tokens are verified with the secret of whoever came last.
    const { JWT_SECRET } = api.app.get(Env);
    expect(await rebuildHistory({ MONGODB_URI: api.uri, JWT_SECRET })).toBeGreaterThanOrEqual(6);
    const { body } = await admin.get<StatsHistoryDto>(`/api/stats/history?brand=${id}`);
    const flips = body.points.filter(({ blocked, unblocked }) => blocked || unblocked);
    expect(flips).toMatchObject([{ at: hour.toISOString(), blocked: 1, unblocked: 0 }]);
  });

  it('says what is wrong when it cannot begin', async () =>
    expect(rebuildHistory({ HISTORY_DAYS: 'many' })).rejects.toMatchObject({
      lines: [expect.stringContaining('HISTORY_DAYS')],
    }));
});
