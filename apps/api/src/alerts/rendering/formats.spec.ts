import { CHANNEL_KINDS, type ChannelKind, type MessageType } from '@nawala/contracts';
import { type AlertMessage, MAX_INCIDENTS, type MessageIncident } from './message';
import { listUrl } from './compose';
import { FORMATS } from './formats';
import { webhookBody } from './formats/webhook';
import { blankMessage } from './test-message';
import { withLabels } from './with-labels';

const PUBLIC_URL = 'https://nawala.example.com';
const BRAND = { id: 'b'.repeat(24), name: 'Aurora', code: 'AUR' };
const AT = '2026-11-26T04:48:00.000Z';

const anIncident = (n: number, over: Partial<MessageIncident> = {}): MessageIncident => ({
  id: String(n).padStart(24, '0'),
  domainId: String(n).padStart(24, 'd'),
  domain: `promo-${n}.aurora.example`,
  brand: BRAND,
  openedAt: AT,
  closedAt: null,
  blocked: true,
  vantages: [
    {
      vantage: 'telkom',
      status: 'ada',
      since: AT,
      method: 'dns',
      reason: 'answer replaced',
      reasonCode: null,
      reasonParams: null,
      confirmed: true,
    },
  ],
  ...over,
});

const opened = (count: number, over: Partial<AlertMessage> = {}): AlertMessage =>
  blankMessage({
    type: 'incident.opened',
    at: AT,
    rule: { id: 'r'.repeat(24), name: 'At once' },
    brand: BRAND,
    incidents: Array.from({ length: Math.min(count, MAX_INCIDENTS) }, (_, n) => anIncident(n)),
    total: count,
    ...over,
  });

const render = (kind: ChannelKind, message: AlertMessage, mention: string[] = []) =>
  FORMATS[kind](message, { mention, publicUrl: PUBLIC_URL });

interface Slack {
  text: string;
  blocks: { text: { type: string; text: string } }[];
}
interface Discord {
  content: string;
  allowed_mentions: { parse: string[]; users: string[]; roles: string[] };
}
const slack = (message: AlertMessage, mention?: string[]) =>
  JSON.parse(render('slack', message, mention).payload) as Slack;
const discord = (message: AlertMessage, mention?: string[]) =>
  JSON.parse(render('discord', message, mention).payload) as Discord;
/** As Telegram counts: after its entities are read. */
const telegramText = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

describe('a message', () => {
  it('says brand, domain, network, how, when and where, in the time of its zone', () => {
    const { payload } = render('telegram', opened(1));
    expect(payload).toBe(
      [
        '<code>Aurora</code>: <code>promo-0.aurora.example</code><b> blocked</b>',
        `<a href="${PUBLIC_URL}/domains/${'0'.padStart(24, 'd')}">promo-0.aurora.example</a> · <code>telkom</code> · DNS, confirmed · <code>answer replaced</code> · since 26 Nov 11:48 WIB`,
        `<a href="${PUBLIC_URL}/domains/${'0'.padStart(24, 'd')}">Open the domain</a>`,
      ].join('\n'),
    );
  });

  it('calls networks and names what people call them; for programs the others stand beside', () => {
    const incidents = [anIncident(1, { domain: 'xn--caf-dma.example' })];
    const labels = new Map([['telkom', 'Telkom · Jakarta']]);
    const message = withLabels(opened(1, { incidents, vantage: 'xl' }), labels);
    for (const kind of ['telegram', 'slack', 'discord', 'email'] as const) {
      const { payload } = render(kind, message);
      expect(payload).toContain('café.example');
      expect(payload).toContain('Telkom · Jakarta');
      expect(payload).not.toMatch(/xn--|telkom/);
    }
    expect(webhookBody(message, PUBLIC_URL).data).toMatchObject({
      ...{ vantage: 'xl', vantageLabel: 'xl' },
      incidents: [
        {
          ...{ domain: 'xn--caf-dma.example', displayName: 'café.example' },
          vantages: [{ vantage: 'telkom', label: 'Telkom · Jakarta' }],
        },
      ],
    });
    const silent = withLabels(blankMessage({ type: 'checker.silent', vantage: 'telkom' }), labels);
    expect(render('email', silent).subject).toBe('[Nawala] Telkom · Jakarta sends no reports');
  });

  it('is natural in Indonesian', () => {
    const text = telegramText(render('telegram', opened(3, { language: 'id' })).payload);
    expect(text).toMatch(/^Aurora: 3 domain diblokir\n/);
    expect(text).toContain('terkonfirmasi');
    expect(text).toContain('sejak 26 Nov 11:48 WIB');
    expect(text).toMatch(/Buka daftar$/);
  });

  it('names how long it lasted when it is over', () => {
    const closed = anIncident(1, { closedAt: '2026-11-26T06:53:00.000Z', blocked: false });
    const text = telegramText(render('telegram', opened(1, { type: 'incident.closed', incidents: [closed] })).payload);
    expect(text).toContain('was blocked for 2 h 5 min, 26 Nov 11:48 WIB – 26 Nov 13:53 WIB');
  });

  it.each<[Partial<AlertMessage> & { type: MessageType }, string]>([
    [{ type: 'incident.opened' }, '/incidents?brand=AUR'],
    [{ type: 'incident.opened', brand: null }, '/incidents'],
    [{ type: 'incident.flapping' }, '/incidents?brand=AUR'],
    [{ type: 'incident.closed' }, '/incidents?state=closed&brand=AUR'],
    [{ type: 'incident.acknowledged', brand: null }, '/incidents?state=acknowledged'],
    [{ type: 'digest', brand: null }, '/domains?status=ada'],
    [{ type: 'checker.silent', total: 0 }, '/'],
  ])('links to the list that shows what it is about: %j', (over, path) => {
    expect(listUrl(opened(30, over), PUBLIC_URL)).toBe(`${PUBLIC_URL}${path}`);
    expect(render('telegram', opened(30, over)).payload).toContain(`${PUBLIC_URL}${path.replaceAll('&', '&amp;')}"`);
  });

  it.each([1, 2, 40, 100, 3000, 100_000])(
    'of %d domains fits each channel, and says how many it leaves out',
    (count) => {
      const message = opened(count);
      const telegram = telegramText(render('telegram', message).payload);
      expect(telegram.length).toBeLessThanOrEqual(4096);
      expect(discord(message).content.length).toBeLessThanOrEqual(2000);
      const { text, blocks } = slack(message);
      expect(text.length).toBeLessThanOrEqual(3000);
      expect(blocks.length).toBeLessThanOrEqual(50);
      for (const block of blocks) expect(block.text.text.length).toBeLessThanOrEqual(3000);
      const mail = render('email', message);
      expect(mail.subject?.length).toBeLessThan(80);
      for (const line of mail.payload.split('\n')) expect(Buffer.byteLength(line)).toBeLessThan(998);
      expect(Buffer.byteLength(render('webhook', message).payload)).toBeLessThanOrEqual(64 * 1024);
      for (const said of [telegram, discord(message).content, mail.payload]) {
        const shown = said.match(/promo-\d+\.aurora\.example(?=[^.]* · |\\|>|\]|<)/g)?.length ?? 0;
        const [, left = '0'] = /and ([\d,]+) more/.exec(said) ?? [];
        if (count > 100) expect(Number(left.replaceAll(',', ''))).toBeGreaterThanOrEqual(count - 100);
        expect(shown).toBeLessThanOrEqual(count * 2);
      }
    },
  );

  it('shows every domain of a short list, and none twice', () => {
    const text = telegramText(render('telegram', opened(20)).payload);
    for (let n = 0; n < 20; n++) expect(text.split(`promo-${n}.aurora.example`)).toHaveLength(2);
    expect(text).not.toContain('more');
  });
});

describe('whatever comes from outside', () => {
  const EVIL =
    '</code><b>x</b> <!channel> <@U123> @everyone @here @nawala *b* _i_ `c` [l](http://evil.example) ||s|| # h\r\nBcc: all@example.com \u202e&amp;';
  const evil = opened(2, {
    brand: { ...BRAND, name: EVIL },
    incidents: [
      anIncident(1, {
        domain: `${EVIL}.example`,
        vantages: [{ ...anIncident(1).vantages[0]!, vantage: EVIL, reason: EVIL }],
      }),
      anIncident(2),
    ],
  });

  it('is no markup in Telegram, and mentions nobody', () => {
    const { payload } = render('telegram', evil);
    const tags = payload.match(/<[^>]+>/g) ?? [];
    expect(tags.every((tag) => /^<\/?(b|code|a)( href="https:\/\/nawala\.example\.com[^"]*")?>$/.test(tag))).toBe(true);
    expect(payload.replace(/<(code|a)[^>]*>[^<]*<\/\1>/g, '')).not.toMatch(/@|evil/);
  });

  it('is no mention and no link in Slack', () => {
    const { text, blocks } = slack(evil);
    expect(text).not.toMatch(/<[!@#]/);
    const marked = blocks.filter((block) => block.text.type === 'mrkdwn').map((block) => block.text.text);
    expect(marked.join()).not.toMatch(/evil|<[!@]/);
    expect(blocks.filter((block) => block.text.type === 'plain_text').length).toBeGreaterThan(0);
  });

  it('is no markup in Discord, and mentions nobody even where somebody may be', () => {
    const { content, allowed_mentions } = discord(evil);
    expect(allowed_mentions.parse).toEqual([]);
    expect(content.replace(/`[^`]*`/g, '').replace(/\\./g, '')).not.toMatch(/@everyone|@here|<@/);
    expect(discord(evil, ['@here', '123456789012345678', '&223456789012345678'])).toMatchObject({
      content: expect.stringMatching(/^@here <@123456789012345678> <@&223456789012345678>\n/) as string,
      allowed_mentions: { parse: ['everyone'], users: ['123456789012345678'], roles: ['223456789012345678'] },
    });
  });

  it('adds no header to an e-mail, and no markup', () => {
    const { subject = '', html = '' } = render('email', evil);
    expect(subject).not.toMatch(/[\r\n]/);
    expect(
      html.match(/<[^>]+>/g)?.every((tag) => /^<\/?(div|p|strong|code|a)( href="https:\/\/nawala[^"]*")?>$/.test(tag)),
    ).toBe(true);
  });

  it('is what it is in a webhook', () => {
    const body = webhookBody(evil, PUBLIC_URL);
    expect(body.data.incidents[0]).toMatchObject({ domain: `${EVIL}.example`, reason: EVIL });
    expect(JSON.parse(render('webhook', evil).payload)).toEqual(body);
  });
});

it.each(CHANNEL_KINDS)('calls by name whom the channel names, in %s', (kind) => {
  const mention = { telegram: ['@rina'], slack: ['@here', 'U012345678'], discord: ['@here'], email: [], webhook: [] }[
    kind
  ];
  const { payload } = render(kind, opened(1), mention);
  const called = { telegram: '@rina\\n', slack: '<!here> <@U012345678>', discord: '@here', email: '', webhook: '' }[
    kind
  ];
  expect(JSON.stringify(payload)).toContain(called);
});

it('is the same text for the same message', () => {
  for (const kind of CHANNEL_KINDS) expect(render(kind, opened(50))).toEqual(render(kind, opened(50)));
});
