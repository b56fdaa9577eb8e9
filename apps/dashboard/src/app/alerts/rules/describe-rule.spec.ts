import { vantageLabels } from '../../vantages/label-of';
import { aChannel, aRule } from '../testing/builders';
import { saysChannels, saysEvents, saysScope, saySpan, saysTiming } from './describe-rule';

it.each([
  [0, '0 s'],
  [30, '30 s'],
  [90, '90 s'],
  [120, '2 min'],
  [7_200, '2 h'],
])('%j seconds are %s', (seconds, said) => {
  expect(saySpan(seconds)).toBe(said);
});

it('says what a rule tells, for whom, when and where', () => {
  const rule = aRule({ brandIds: ['a', 'gone'], tags: ['main'], vantages: ['telkom'], after: 120, toldIn30Days: 1 });
  const quiet = { from: '22:00', to: '06:00', zone: 'Asia/Jakarta' };
  expect(saysEvents(rule)).toBe('Blocked · Reached again');
  expect(saysScope(rule, new Map([['a', { name: 'Aurora' }]]))).toBe('Aurora · tags main · telkom');
  expect(saysTiming({ ...rule, quietHours: quiet })).toBe(
    'holds for 2 min · gathers 30 s · quiet 22:00–06:00 (Asia/Jakarta) · told once in 30 days',
  );
  expect(saysChannels(rule, [aChannel()])).toBe('Aurora ops');
});

it('says when a digest comes, and nothing of windows', () => {
  const digest = aRule({ on: ['digest'], digestAt: { time: '07:30', zone: 'Asia/Jakarta' } });
  expect(saysEvents(digest)).toBe('daily at 07:30 (Asia/Jakarta)');
  expect(saysScope(digest, new Map())).toBe('all brands');
  expect(saysTiming(digest)).toBe('');
});

it('says networks by the names that people gave them', () => {
  vantageLabels.set(new Map([['telkom', 'Telkom Jakarta']]));
  expect(saysScope(aRule({ vantages: ['telkom', 'xl'] }), new Map())).toBe('all brands · Telkom Jakarta and xl');
  vantageLabels.set(new Map());
});
