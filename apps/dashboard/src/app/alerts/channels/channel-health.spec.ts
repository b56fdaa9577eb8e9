import type { ChannelDto, ChannelHealthDto } from '@nawala/contracts';
import { aChannel } from '../testing/builders';
import { healthOf } from './channel-health';

const NOW = Date.now();
const AT = new Date(NOW).toISOString();
const channel = (health: Partial<ChannelHealthDto>, over: Partial<ChannelDto> = {}) =>
  aChannel({ ...over, health: { ...aChannel().health, ...health } });
const archived = { code: 'channelArchived' as const, detail: '', params: {}, at: AT };

it.each<[string, ChannelDto, string, string, RegExp]>([
  ['new', channel({}), 'none', 'Never used', /^$/],
  ['tested and not reached', channel({ lastTest: { ...archived, ok: false } }), 'warn', 'Failed', /^tested .*archived/],
  [
    'well',
    channel({ lastSentAt: AT, lastAnswer: { status: 204, ms: 84 } }),
    'ok',
    'Healthy',
    /^sent .* · answered 204 in 84 ms$/,
  ],
  [
    'failing',
    channel({ lastSentAt: AT, failingSince: AT, lastError: archived, waiting: 3 }),
    'warn',
    'Failing',
    /^fails since .*archived.* · 3 messages wait$/,
  ],
  ['off', channel({ failingSince: AT }, { enabled: false }), 'none', 'Off', /^$/],
])('a channel that is %s', (_, seen, tone, word, detail) => {
  expect(healthOf(seen, NOW)).toMatchObject({ tone, word, detail: expect.stringMatching(detail) });
});
