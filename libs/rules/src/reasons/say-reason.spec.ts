import { REASON_CODES, REASON_LANGUAGES } from './reason';
import { sayReason } from './say-reason';

/** Every parameter that a sentence may name. */
const PARAMS = {
  seen: '36.86.63.185',
  operator: 'Telkom',
  host: 'shop.example.com',
  status: 200,
  title: 'Shop',
  layer: 'tls',
  subject: 'shop.example.com',
  failure: 'connection_reset',
  address: '36.86.63.185',
  outside: '93.184.216.34',
  to: 'block.example',
  other: 'b.example.org',
  control: 'refuses',
  detail: 401,
  first: 'blocked',
  second: 'accessible',
  resolver: '10.0.0.1:53',
  how: 'SERVFAIL',
  name: 'a.example.com',
  list: 'TrustPositif',
  listed: 'example.com',
  plugin: 'list.mjs',
  problem: 'it cannot be read',
};

it.each(REASON_LANGUAGES)('says every reason in %s, with what it names and no full stop', (language) => {
  for (const code of REASON_CODES) {
    const sentence = sayReason(code, PARAMS, language);
    expect(sentence).toMatch(/^[^.].{10,200}[^.]$/);
    expect(sentence).not.toMatch(/undefined|\s{2}/);
  }
});

it('says the same reason in both languages', () => {
  const params = {
    layer: 'tls',
    subject: 'shop.example.com',
    failure: 'connection_reset',
    control: 'refuses',
    detail: 401,
  };
  expect(sayReason('unsettled.failure', params, 'en')).toBe(
    'TLS with shop.example.com was reset; the control refuses to answer (401)',
  );
  expect(sayReason('unsettled.failure', params, 'id')).toBe(
    'TLS dengan shop.example.com diputus paksa; pembanding menolak menjawab (401)',
  );
});

it('leaves a code that it does not know to whoever wrote it', () => {
  expect(sayReason('custom.rule', {}, 'en')).toBeUndefined();
  expect(sayReason('constructor', {}, 'en')).toBeUndefined();
});

it('says a failure of a later version in general words', () => {
  expect(sayReason('own.failure', { layer: 'quic', subject: 'x.example', failure: 'novel' }, 'en')).toBe(
    'x.example failed',
  );
});
