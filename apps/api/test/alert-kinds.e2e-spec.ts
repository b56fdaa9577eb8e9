import type { BrandDto, DomainDto, IncidentDto, IncidentPageDto, RuleDto, WebhookBodyDto } from '@nawala/contracts';
import { Clock } from '../src/common/clock';
import { addHook, addRule, allHeard, endWindows, sentTo, summary, toldTo } from './support/alerting';
import { addBrand, addDomain, report } from './support/catalogue';
import { answering, type HttpFake, startHttpFake } from './support/channels/http-fake';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const accepted = answering(204, '');
const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

const clockOf = (at: number): string => new Date(at).toISOString().slice(11, 16);

describe('Alerts', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let brand: BrandDto;
  let hook: HttpFake;

  beforeAll(async () => {
    api = await startApi({ ALERTS_ALLOW_LOOPBACK: 'true', STALE_AFTER: '8s' });
    admin = await api.signedIn('admin');
    brand = await addBrand(admin, { name: 'Aurora', code: 'AUR' });
  });
  afterAll(() => api?.stop());
  beforeEach(async () => {
    hook = await startHttpFake(accepted);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    for (const name of ['alertrules', 'alertchannels']) await api.db.collection(name).deleteMany({});
    await hook.close();
  });

  const watched = async (): Promise<DomainDto> => {
    const domain = await addDomain(admin, { brandId: brand.id });
    await report(api.stranger, domain.id, 'accessible', { vantage: 'telkom' });
    return domain;
  };
  const block = ({ id }: DomainDto) => report(api.stranger, id, 'blocked', { vantage: 'telkom' });
  const free = ({ id }: DomainDto) => report(api.stranger, id, 'accessible', { vantage: 'telkom' });
  const deliveriesOf = async ({ id }: DomainDto): Promise<IncidentDto['deliveries']> =>
    (await admin.get<IncidentPageDto>(`/api/incidents?domain=${id}`)).body.items[0]?.deliveries ?? [];
  /** Reports of a vantage go on until the webhook has heard enough. */
  const whileReporting = (say: () => Promise<unknown>, enough: (told: WebhookBodyDto[]) => boolean) =>
    eventually(async () => {
      await say();
      return toldTo(hook);
    }, enough);

  it('tell of a checker that falls silent, and when it is back', async () => {
    const { id } = await addDomain(admin, { brandId: brand.id });
    await addRule(admin, [await addHook(admin, hook)], { on: ['checker-silent', 'checker-back'], vantages: ['xl'] });
    const say = () => report(api.stranger, id, 'accessible', { vantage: 'xl' });
    await say();
    const [silent] = await sentTo(hook, 1);
    expect(silent).toMatchObject({ type: 'checker.silent', data: { vantage: 'xl', incidents: [], total: 0 } });
    const told = await whileReporting(say, ({ length }) => length >= 2);
    expect(told[1]).toMatchObject({ type: 'checker.back', data: { vantage: 'xl' } });
  });

  it('tell of a checker that reports and sees nothing, and when it sees again', async () => {
    const { id } = await addDomain(admin, { brandId: brand.id });
    await addRule(admin, [await addHook(admin, hook)], { on: ['checker-blind', 'checker-back'], vantages: ['three'] });
    const say = (status: 'inconclusive' | 'accessible') => async () => {
      for (let n = 0; n < 20; n++) await report(api.stranger, id, status, { vantage: 'three' });
    };
    const [blind] = await whileReporting(say('inconclusive'), ({ length }) => length >= 1);
    expect(blind).toMatchObject({ type: 'checker.blind', data: { vantage: 'three' } });
    const told = await whileReporting(say('accessible'), ({ length }) => length >= 2);
    expect(told[1]).toMatchObject({ type: 'checker.back', data: { vantage: 'three' } });
  });

  it('say once a day what is blocked', async () => {
    const digestAt = { time: '00:00', zone: 'Asia/Jakarta' };
    await addRule(admin, [await addHook(admin, hook)], { name: 'Morning', on: ['digest'], digestAt });
    const domain = await watched();
    await block(domain);
    await eventually(
      async () => (await admin.get<IncidentPageDto>(`/api/incidents?domain=${domain.id}`)).body.counts.open,
      (open) => open === 1,
    );
    expect(hook.asked).toEqual([]);
    jest.spyOn(api.app.get(Clock), 'now').mockImplementation(() => new Date(Date.now() + DAY_MS));
    const [digest] = await sentTo(hook, 1);
    expect(digest).toMatchObject({ type: 'digest', data: { rule: { name: 'Morning' } } });
    expect(digest?.data.total).toBeGreaterThanOrEqual(1);
    const once = await api.db.collection('alertevents').countDocuments({ kind: 'digest' });
    expect([once, hook.asked.length]).toEqual([1, 1]);
  });

  it('tell what was short where a rule asks for it', async () => {
    await addRule(admin, [await addHook(admin, hook)], { window: 900, tellShort: true });
    const domain = await watched();
    await block(domain);
    await free(domain);
    await allHeard(api);
    await endWindows(admin, (await watched()).id);
    const [message] = await sentTo(hook, 1);
    expect(message).toMatchObject({ type: 'incident.opened', data: { incidents: [{ domain: domain.domain }] } });
    expect(message?.data.incidents[0]?.closedAt).not.toBeNull();
  });

  it('that could not be sent before it was over are one, which says how long it was', async () => {
    hook.reply = answering(503, '');
    await addRule(admin, [await addHook(admin, hook)]);
    const domain = await watched();
    await block(domain);
    await sentTo(hook, 1);
    await free(domain);
    await eventually(
      () => deliveriesOf(domain),
      (all) => all.some(({ event }) => event === 'incident.closed'),
    );
    hook.asked.length = 0;
    hook.reply = accepted;
    await sentTo(hook, 1);
    expect(summary(hook)).toEqual([`incident.closed ${domain.domain}`]);
    const all = await eventually(
      () => deliveriesOf(domain),
      (told) => told.every(({ state }) => state !== 'due'),
    );
    expect(all.map(({ event, state, why }) => [event, state, why])).toEqual([
      ['incident.opened', 'skipped', 'over'],
      ['incident.closed', 'sent', null],
    ]);
  });

  it('that wait to be tried again keep quiet hours, and go when those end', async () => {
    hook.reply = answering(503, '');
    const rule = await addRule(admin, [await addHook(admin, hook)]);
    const domain = await watched();
    await block(domain);
    await sentTo(hook, 1);
    const quietHours = { from: clockOf(Date.now() - HOUR_MS), to: clockOf(Date.now() + 2 * HOUR_MS), zone: 'Etc/UTC' };
    await admin.patch<RuleDto>(`/api/alerts/rules/${rule.id}`, { quietHours });
    await eventually(
      () => deliveriesOf(domain),
      ([first]) => first?.state === 'held' && first.why === 'quiet-hours',
    );
    const before = hook.asked.length;
    hook.reply = accepted;
    await admin.patch<RuleDto>(`/api/alerts/rules/${rule.id}`, { quietHours: null });
    await sentTo(hook, before + 1);
    await eventually(
      () => deliveriesOf(domain),
      ([first]) => first?.state === 'sent',
    );
  });
});
