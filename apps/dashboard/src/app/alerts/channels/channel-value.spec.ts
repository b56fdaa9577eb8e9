import type { ChannelKind } from '@nawala/contracts';
import { aChannel } from '../testing/builders';
import {
  changesOf,
  type ChannelValue,
  configOf,
  configSchema,
  creationOf,
  NEW_CHANNEL,
  valueOf,
} from './channel-value';

const TOKEN = '123456789:AAE-abcdefghijklmnopqrstuvwxyz_12345';
const value = (over: Partial<ChannelValue>): ChannelValue => ({ ...NEW_CHANNEL, name: 'Ops', ...over });

it.each<[Partial<ChannelValue>, object]>([
  [
    { token: ` ${TOKEN} `, chatId: '-100123', topicId: '4' },
    { token: TOKEN, chatId: '-100123', topicId: 4 },
  ],
  [
    { token: TOKEN, chatId: '@ops' },
    { token: TOKEN, chatId: '@ops' },
  ],
  [{ kind: 'email', to: 'a@example.com,\n b@example.com' }, { to: ['a@example.com', 'b@example.com'] }],
  [{ kind: 'slack', url: 'https://hooks.slack.com/x' }, { url: 'https://hooks.slack.com/x' }],
])('%j is sent as %j', (over, config) => {
  expect(creationOf(value(over)).config).toEqual(config);
});

it('keeps a secret that is left empty, and takes a topic away that is emptied', () => {
  const channel = aChannel({ settings: { chatId: '-100123', topicId: 4 } });
  const before = valueOf(channel);
  expect(before).toMatchObject({ token: '', chatId: '-100123', topicId: '4' });
  expect(changesOf(before, { ...before, topicId: '' })).toEqual({ config: { chatId: '-100123', topicId: null } });
  expect(changesOf(before, { ...before, token: TOKEN })).toEqual({
    config: { token: TOKEN, chatId: '-100123', topicId: 4 },
  });
  expect(changesOf(before, { ...before, mention: '@rina, @wati' })).toEqual({ mention: ['@rina', '@wati'] });
  expect(changesOf(before, before)).toEqual({});
});

it.each<[ChannelKind, boolean, string[]]>([
  ['telegram', false, ['token', 'chatId']],
  ['telegram', true, ['chatId']],
  ['email', false, ['to']],
  ['webhook', false, ['url']],
  ['webhook', true, []],
])('asks of a %s channel (changed: %j) for %j', (kind, keep, fields) => {
  const result = configSchema(keep)['~standard'].validate(value({ kind }));
  const paths = 'issues' in result ? result.issues.map(({ path }) => path[0]) : [];
  expect([...new Set(paths)]).toEqual(fields);
  expect(configOf(value({ kind: 'webhook' }), true)).toEqual({});
});
