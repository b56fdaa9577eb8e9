import type { BrandDto, DomainDto } from '@nawala/contracts';
import type { BulkUpdateResultDto } from '@nawala/contracts/checker';
import { Types } from 'mongoose';
import { addHook, addRule, endWindows, sentTo, toldTo } from './support/alerting';
import { addBrand, addDomain, report } from './support/catalogue';
import { answering, type HttpFake, startHttpFake } from './support/channels/http-fake';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const DOMAINS = 3230;
const BLOCKED = 3000;
const BULK = 500;
/** Thousands are applied a slice at a time, with rests that grow with the work: on a busy machine that is minutes. */
const FLOOD_MS = 480_000;
/** Told one after the other. */
const EVENTS = 40;

/** The value that so many of a hundred are not above. */
const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.ceil((values.length * share) / 100) - 1] ?? 0;

describe('Many alerts', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let brand: BrandDto;
  let hooks: HttpFake[];

  beforeAll(async () => {
    api = await startApi({ ALERTS_ALLOW_LOOPBACK: 'true' });
    admin = await api.signedIn('admin');
    brand = await addBrand(admin);
    hooks = await Promise.all([1, 2].map(() => startHttpFake(answering(204, ''))));
  });
  afterAll(async () => {
    await api?.stop();
    await Promise.all(hooks.map((hook) => hook.close()));
  });

  const bulk = async (ids: readonly string[], status: 'blocked' | 'accessible'): Promise<void> => {
    for (let from = 0; from < ids.length; from += BULK) {
      const updates = ids.slice(from, from + BULK).map((id) => ({ id, scanResult: { status } }));
      const { body } = await api.stranger.post<BulkUpdateResultDto>('/api/urls/bulk-update', { updates });
      expect(body.data.failed).toBe(0);
    }
  };

  /** So many domains like this one, straight into the database: what is measured is what comes after. */
  const copies = async ({ id }: DomainDto, count: number): Promise<string[]> => {
    const domains = api.db.collection('domains');
    const { _id: _, ...model } = (await domains.findOne({ _id: new Types.ObjectId(id) }))!;
    const rows = Array.from({ length: count }, (_, n) => ({
      ...model,
      _id: new Types.ObjectId(),
      domain: `flood-${n}.example.com`,
    }));
    await domains.insertMany(rows);
    return rows.map((row) => row._id.toHexString());
  };

  it('reach a webhook within a second of the report, without a window', async () => {
    const [hook] = hooks as [HttpFake, HttpFake];
    const rule = await addRule(admin, [await addHook(admin, hook)]);
    const took: number[] = [];
    for (let n = 0; n < EVENTS; n++) {
      const each = await addDomain(admin, { brandId: brand.id });
      await report(api.stranger, each.id, 'accessible');
      const begun = performance.now();
      await report(api.stranger, each.id, 'blocked');
      await sentTo(hook, n + 1);
      took.push((hook.asked[n]?.at ?? Infinity) - begun);
    }
    const numbers = [50, 95, 100].map((share) => `p${share} ${Math.round(percentile(took, share))} ms`);
    process.stdout.write(`From the report to the webhook, ${EVENTS} events: ${numbers.join(', ')}\n`);
    await admin.delete(`/api/alerts/rules/${rule.id}`);
  });

  it(
    'of 3,000 domains of 3,230 are one message for each rule and channel',
    async () => {
      for (const hook of hooks) hook.asked.length = 0;
      const ids = await copies(await addDomain(admin, { brandId: brand.id }), DOMAINS);
      await bulk(ids, 'accessible');
      const channels = await Promise.all(hooks.map((hook, n) => addHook(admin, hook, `Flood ${n}`)));
      // However slow the machine is, all of them are reported before a window ends.
      await addRule(admin, channels, { window: 900, name: 'One' });
      await addRule(admin, [channels[0]!], { window: 900, name: 'Two' });
      const begun = performance.now();
      await bulk(ids.slice(0, BLOCKED), 'blocked');
      const reported = Math.round(performance.now() - begun);
      await eventually(
        () => api.db.collection('alertevents').countDocuments({ waiting: true }),
        (waiting) => waiting === 2 * BLOCKED,
        FLOOD_MS,
      );
      const ended = performance.now();
      await endWindows(admin, ids[BLOCKED]!);
      await Promise.all([sentTo(hooks[0]!, 2), sentTo(hooks[1]!, 1)]);
      const told = Math.round(performance.now() - ended);
      process.stdout.write(`3,000 blocks reported in ${reported} ms, told ${told} ms after their windows ended\n`);
      expect(
        toldTo(hooks[0]!)
          .map(({ data }) => [data.rule?.name, data.total])
          .sort(),
      ).toEqual([
        ['One', BLOCKED],
        ['Two', BLOCKED],
      ]);
      expect(toldTo(hooks[1]!).map(({ data }) => data.total)).toEqual([BLOCKED]);
    },
    FLOOD_MS,
  );
});
