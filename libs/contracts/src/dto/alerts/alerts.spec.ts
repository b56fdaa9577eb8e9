import { type ClassConstructor, plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import {
  CreateChannelDto,
  CreateRuleDto,
  EmailConfigDto,
  TelegramConfigDto,
  UpdateRuleDto,
  UpdateTelegramConfigDto,
  UrlConfigDto,
} from '../../index';

const ID = '0123456789abcdef01234567';
const TOKEN = '123456789:AAE-abcdefghijklmnopqrstuvwxyz_12345';
const NIGHT = { from: '22:00', to: '06:00', zone: 'Asia/Jakarta' };

/** The fields that are wrong, as the API's pipe would find them. */
const wrong = (Dto: ClassConstructor<object>, body: object): string[] =>
  validateSync(plainToInstance(Dto, body), { whitelist: true, forbidNonWhitelisted: true }).map(
    ({ property }) => property,
  );

describe('a rule', () => {
  const rule = (over: object) => wrong(CreateRuleDto, { name: 'At once', on: ['blocked'], ...over });

  it('has defaults for all but its name and what it tells of', () => {
    const dto = plainToInstance(CreateRuleDto, { name: 'At once', on: ['blocked'] });
    expect(validateSync(dto)).toEqual([]);
    expect(dto).toMatchObject({ enabled: true, after: 0, window: 30, quietHours: null, zone: 'Asia/Jakarta' });
  });

  it.each([
    [{ on: ['blocked', 'unblocked', 'channel-failing'] }],
    [{ on: ['digest'], digestAt: { time: '07:30', zone: 'Asia/Makassar' } }],
    [{ quietHours: NIGHT }],
    [{ brandIds: [ID], channelIds: [ID], tags: ['main'], vantages: ['telkom'], after: 86_400, window: 900 }],
  ])('may be %j', (over) => expect(rule(over)).toEqual([]));

  it.each([
    ['on', { on: [] }],
    ['on', { on: ['blocked', 'digest'], digestAt: { time: '07:30', zone: 'UTC' } }],
    ['on', { on: ['blocked', 'blocked'] }],
    ['on', { on: ['down'] }],
    ['digestAt', { on: ['digest'] }],
    ['digestAt', { digestAt: { time: '07:30', zone: 'UTC' } }],
    ['digestAt', { on: ['digest'], digestAt: { time: '7:30', zone: 'UTC' } }],
    ['digestAt', { on: ['digest'], digestAt: { time: '24:00', zone: 'UTC' } }],
    ['quietHours', { quietHours: { ...NIGHT, to: '22:00' } }],
    ['quietHours', { quietHours: { ...NIGHT, zone: 'Mars/Base' } }],
    ['quietHours', { quietHours: { ...NIGHT, more: 1 } }],
    ['quietHours', { quietHours: { $ne: null } }],
    ['zone', { zone: '+07:00' }],
    ['zone', { zone: 'WIB-7' }],
    ['after', { after: 86_401 }],
    ['after', { after: -1 }],
    ['window', { window: 900.5 }],
    ['window', { window: '30' }],
    ['language', { language: 'fr' }],
    ['brandIds', { brandIds: ['x'] }],
    ['channelIds', { channelIds: [ID, ID] }],
    ['vantages', { vantages: ['Telkom Jakarta'] }],
    ['name', { name: ' ' }],
  ])('names %s where that is wrong: %j', (field, over) => expect(rule(over)).toEqual([field]));

  it('is changed in what is named alone', () => {
    expect(Object.keys(plainToInstance(UpdateRuleDto, { quietHours: null }))).toEqual(['quietHours']);
    expect(wrong(UpdateRuleDto, { name: null, after: null })).toEqual(['name', 'after']);
  });
});

describe('a channel', () => {
  it.each([
    [TelegramConfigDto, { token: TOKEN, chatId: '-1001234567890', topicId: 4 }],
    [TelegramConfigDto, { token: TOKEN, chatId: '@nawala_alerts', topicId: null }],
    [EmailConfigDto, { to: ['rina@example.com'] }],
    [UrlConfigDto, { url: 'http://switch.internal:8080/hook?a=b' }],
    [CreateChannelDto, { name: 'Ops', kind: 'slack', config: { url: 'x' } }],
    [UpdateTelegramConfigDto, { topicId: null }],
  ])('may be as in %p', (Dto, body) => expect(wrong(Dto as ClassConstructor<object>, body)).toEqual([]));

  it.each([
    ['token', TelegramConfigDto, { token: '1234…wxyz', chatId: '1' }],
    ['token', TelegramConfigDto, { token: '••••••••', chatId: '1' }],
    ['token', TelegramConfigDto, { token: 'a/../b', chatId: '1' }],
    ['chatId', TelegramConfigDto, { token: TOKEN, chatId: 'Aurora ops' }],
    ['chatId', TelegramConfigDto, { token: TOKEN, chatId: 5 }],
    ['topicId', TelegramConfigDto, { token: TOKEN, chatId: '5', topicId: 0 }],
    ['to', EmailConfigDto, { to: [] }],
    ['to', EmailConfigDto, { to: ['rina'] }],
    ['to', EmailConfigDto, { to: ['rina@example.com\r\nBcc: all@example.com'] }],
    ['to', EmailConfigDto, { to: Array.from({ length: 21 }, (_, n) => `r${n}@example.com`) }],
    ['url', UrlConfigDto, { url: 'hooks.slack.com/…/k9Qz' }],
    ['url', UrlConfigDto, { url: 'https://hooks.slack.com/…/k9Qz' }],
    ['url', UrlConfigDto, { url: 'file:///etc/passwd' }],
    ['url', UrlConfigDto, { url: 'https://name:word@example.com/' }],
    ['url', UrlConfigDto, { url: 'https://exa mple.com/' }],
    ['kind', CreateChannelDto, { name: 'Ops', kind: 'sms', config: {} }],
    ['config', CreateChannelDto, { name: 'Ops', kind: 'slack', config: [] }],
    ['mention', CreateChannelDto, { name: 'Ops', kind: 'slack', config: {}, mention: ['x'.repeat(65)] }],
  ])('names %s where that is wrong in %p: %j', (field, Dto, body) =>
    expect(wrong(Dto as ClassConstructor<object>, body)).toEqual([field]),
  );
});
