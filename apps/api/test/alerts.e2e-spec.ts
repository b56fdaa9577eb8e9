import type { BrandDto, DomainDto, IncidentDto, IncidentPageDto } from '@nawala/contracts';
import { addHook, addRule, allHeard, allTold, endWindows, sentTo, summary, toldTo } from './support/alerting';
import { addBrand, addDomain, report } from './support/catalogue';
import { CHAT, shownBy, startTelegram, TOKEN } from './support/channels/fakes';
import { answering, type HttpFake, inTurn, silent, startHttpFake } from './support/channels/http-fake';
import { eventually } from './support/eventually';
import { startApi, type TestApi } from './support/start-api';
import type { SignedInClient } from './support/users';

const accepted = answering(204, '');

describe('Alerts', () => {
  let api: TestApi;
  let admin: SignedInClient;
  let telegram: HttpFake;
  let hook: HttpFake;
  let brand: BrandDto;

  beforeAll(async () => {
    telegram = await startTelegram();
    api = await startApi({
      TELEGRAM_API_URL: telegram.url,
      ALERTS_ALLOW_LOOPBACK: 'true',
      PUBLIC_URL: 'https://nawala.example.com',
    });
    admin = await api.signedIn('admin');
    brand = await addBrand(admin, { name: 'Aurora', code: 'AUR' });
  });
  afterAll(async () => {
    await api?.stop();
    await telegram?.close();
  });
  beforeEach(async () => {
    hook = await startHttpFake(accepted);
  });
  afterEach(async () => {
    for (const name of ['alertrules', 'alertchannels', 'mutes']) await api.db.collection(name).deleteMany({});
    await hook.close();
  });

  /** A domain that was reached once: the first result tells nobody anything. */
  const watched = async (over: Partial<DomainDto> = {}): Promise<DomainDto> => {
    const domain = await addDomain(admin, { brandId: brand.id, ...over });
    await report(api.stranger, domain.id, 'accessible', { vantage: 'telkom' });
    return domain;
  };
  const block = ({ id }: DomainDto, vantage = 'telkom') =>
    report(api.stranger, id, 'blocked', { vantage, method: 'dns', reason: 'answer replaced', confirmed: true });
  const free = ({ id }: DomainDto, vantage = 'telkom') => report(api.stranger, id, 'accessible', { vantage });
  /** What has happened until now is gathered, however long that took; a window ends when the test says so. */
  const endOfWindow = async (): Promise<void> => {
    const { id } = await watched();
    await allHeard(api);
    await endWindows(admin, id);
  };
  /** It may be a moment away. */
  const incidentOf = async ({ id }: DomainDto): Promise<IncidentDto | undefined> =>
    (await admin.get<IncidentPageDto>(`/api/incidents?domain=${id}`)).body.items[0];
  const itsIncident = async (domain: DomainDto): Promise<IncidentDto> => (await incidentOf(domain))!;

  it('tell of a block and of its end, with all that one needs to know', async () => {
    const domain = await watched({ domain: 'promo.aurora.example.com' });
    await admin.post('/api/alerts/channels', { name: 'Ops', kind: 'telegram', config: { token: TOKEN, chatId: CHAT } });
    const channels = (await admin.get<{ id: string }[]>('/api/alerts/channels')).body;
    await addRule(admin, channels as never);
    await block(domain);
    const [first] = await eventually(
      async () => shownBy(telegram),
      (shown) => shown.length === 1,
    );
    expect(first?.text).toMatch(/<code>Aurora<\/code>: <code>promo\.aurora\.example\.com<\/code><b> blocked<\/b>/);
    expect(first?.text).toMatch(/telkom.*DNS, confirmed.*answer replaced.*since \d+ \w+ \d\d:\d\d WIB/);
    expect(first?.text).toContain(`https://nawala.example.com/domains/${domain.id}`);
    await free(domain);
    const shown = await eventually(
      async () => shownBy(telegram),
      (all) => all.length === 2,
    );
    expect(shown[1]?.text).toMatch(/no longer blocked.*was blocked for/s);
    expect(shown.map((each) => each.reply_parameters)).toEqual([
      undefined,
      { message_id: 7, allow_sending_without_reply: true },
    ]);
    const { deliveries } = await itsIncident(domain);
    expect(deliveries.map(({ event, state, channel }) => [event, state, channel?.name])).toEqual([
      ['incident.opened', 'sent', 'Ops'],
      ['incident.closed', 'sent', 'Ops'],
    ]);
  });

  it('gather what belongs together, and cancel what is over when the window ends', async () => {
    const [one, two, short] = [await watched(), await watched(), await watched()];
    await addRule(admin, [await addHook(admin, hook)], { window: 900 });
    for (const domain of [one, two, short]) await block(domain);
    await free(short);
    await endOfWindow();
    await sentTo(hook, 1);
    expect(summary(hook)).toEqual([`incident.opened ${[one.domain, two.domain].sort().join(' ')}`]);
    expect((await itsIncident(short)).deliveries).toMatchObject([{ state: 'skipped', why: 'short' }]);
  });

  it('tell a recovery only to channels that were told of the block', async () => {
    const other = await startHttpFake(accepted);
    const [first, second] = [await addHook(admin, hook), await addHook(admin, other, 'Other')];
    const domain = await watched();
    await addRule(admin, [first], { on: ['blocked'] });
    await block(domain);
    await sentTo(hook, 1);
    await addRule(admin, [first, second], { on: ['unblocked'] });
    await free(domain);
    await sentTo(hook, 2);
    expect([summary(hook).length, summary(other)]).toEqual([2, []]);
    await other.close();
  });

  it('are judged by a rule’s own vantages, brands and tags', async () => {
    const domain = await watched({ tags: ['main'] });
    const channel = await addHook(admin, hook);
    await addRule(admin, [channel], { vantages: ['xl'], tags: ['main', 'spare'], brandIds: [brand.id] });
    await block(domain, 'telkom');
    await free(domain, 'xl');
    await block(domain, 'xl');
    const [message] = await sentTo(hook, 1);
    expect(message?.data.incidents[0]?.vantages.map(({ vantage }) => vantage)).toEqual(['xl']);
    await free(domain, 'xl');
    await sentTo(hook, 2);
    expect(summary(hook)[1]).toBe(`incident.closed ${domain.domain}`);
    expect((await itsIncident(domain)).state).toBe('open');
  });

  it('try again, as long as the channel asks, under one and the same id', async () => {
    hook.reply = inTurn(answering(503, ''), answering(429, '', { 'retry-after': '0' }), accepted);
    const domain = await watched();
    await addRule(admin, [await addHook(admin, hook)]);
    await block(domain);
    await sentTo(hook, 3);
    expect(new Set(hook.asked.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(hook.asked.map(({ headers }) => headers['webhook-signature'])).size).toBeGreaterThan(1);
    const { deliveries } = await eventually(
      () => itsIncident(domain),
      (incident) => incident.deliveries[0]?.state === 'sent',
    );
    expect(deliveries).toMatchObject([{ attempts: 3, error: null }]);
  });

  it('do not let a channel that hangs hold up another', async () => {
    const hanging = await startHttpFake(silent);
    const channels = [await addHook(admin, hanging, 'Hangs'), await addHook(admin, hook)];
    const [one, two] = [await watched(), await watched()];
    await addRule(admin, channels);
    await block(one);
    await sentTo(hook, 1);
    await block(two);
    await sentTo(hook, 2);
    await hanging.close();
  });

  it('tell through another channel when one fails for good', async () => {
    const gone = await startHttpFake(answering(410, ''));
    const [failing, good] = [await addHook(admin, gone, 'Gone'), await addHook(admin, hook)];
    await addRule(admin, [failing], { name: 'To the one that is gone' });
    await addRule(admin, [failing, good], { on: ['channel-failing'] });
    await block(await watched());
    const [message] = await sentTo(hook, 1);
    expect(message).toMatchObject({ type: 'channel.failing', data: { channel: { name: 'Gone' } } });
    await gone.close();
  });

  it('tell whoever was told who takes care of it', async () => {
    const domain = await watched();
    await addRule(admin, [await addHook(admin, hook)]);
    await block(domain);
    await sentTo(hook, 1);
    const { id } = await itsIncident(domain);
    await admin.post('/api/incidents/acknowledge', { ids: [id], note: 'moving traffic' });
    await sentTo(hook, 2);
    expect(toldTo(hook)[1]).toMatchObject({ type: 'incident.acknowledged', data: { incidents: [{ id }] } });
  });

  it('are held by a mute, and told when it ends and is still true', async () => {
    const [stays, ends] = [await watched(), await watched()];
    await addRule(admin, [await addHook(admin, hook)]);
    const { body: mute } = await admin.post<{ id: string }>('/api/mutes', {
      scope: { brandId: brand.id },
      until: null,
      reason: 'maintenance',
    });
    await block(stays);
    await block(ends);
    await eventually(
      () => incidentOf(stays),
      (incident) => incident?.deliveries[0]?.state === 'held' && incident.deliveries[0].why === 'muted',
    );
    await free(ends);
    await eventually(
      () => incidentOf(ends),
      (incident) => incident?.state === 'closed',
    );
    expect(hook.asked).toEqual([]);
    await admin.delete(`/api/mutes/${mute.id}`);
    await sentTo(hook, 1);
    expect(summary(hook)).toEqual([`incident.opened ${stays.domain}`]);
  });

  it('tell nobody of what was paused, nor of what was there before the rule', async () => {
    const [before, paused, after] = [await watched(), await watched(), await watched()];
    await block(before);
    await eventually(
      () => incidentOf(before),
      (incident) => incident !== undefined,
    );
    await addRule(admin, [await addHook(admin, hook)], { window: 900 });
    await block(paused);
    await admin.patch(`/api/domains/${paused.id}`, { active: false });
    await free(before);
    await block(after);
    await endOfWindow();
    await sentTo(hook, 1);
    expect(summary(hook)).toEqual([`incident.opened ${after.domain}`]);
  });

  it('of 50 changes of one domain are two at most', async () => {
    const domain = await watched();
    await addRule(admin, [await addHook(admin, hook)], { window: 900 });
    await block(domain);
    await endOfWindow();
    await sentTo(hook, 1);
    for (let round = 0; round < 25; round++) {
      await free(domain);
      await block(domain);
    }
    await endOfWindow();
    await allTold(api);
    expect(toldTo(hook).map(({ type }) => type)).toEqual(['incident.opened', 'incident.flapping']);
  });

  it('count in the numbers of the home page and of the machine', async () => {
    await addRule(admin, [await addHook(admin, hook)]);
    await addRule(admin, [], { enabled: false });
    expect((await admin.get('/api/stats')).body).toMatchObject({ alerts: { channels: 1, rules: 1 } });
    await block(await watched());
    await sentTo(hook, 1);
    const metrics = await eventually(
      async () => (await api.stranger.get<string>('/metrics')).body,
      (text) => /nawala_alerts_total\{kind="webhook",result="sent"\} [1-9]/.test(text),
    );
    for (const name of ['nawala_alerts_due ', 'nawala_alerts_oldest_due_seconds ', 'nawala_alert_seconds_bucket'])
      expect(metrics).toContain(name);
  });
});
