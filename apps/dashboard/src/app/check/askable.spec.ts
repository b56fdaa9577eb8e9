import { aChecker, aCheckerVantage } from '@nawala/contracts/testing';
import { askableOf } from './askable';
import { namesIn } from './names-in';

it('names each network once, with why it cannot be asked', () => {
  const checkers = [
    aChecker({ connected: false, vantages: [aCheckerVantage('xl'), aCheckerVantage('telkom')] }),
    aChecker({ connected: false, version: null, vantages: [aCheckerVantage('default')] }),
    aChecker({ vantages: [aCheckerVantage('telkom')] }),
  ];
  expect(askableOf(checkers).map(({ vantage, why }) => [vantage, why])).toEqual([
    ['telkom', null],
    ['xl', 'not-connected'],
    ['default', 'no-agent'],
  ]);
});

it('takes names however they are separated, each once', () => {
  expect(namesIn(' one.example\ntwo.example, one.example;https://three.example/a \n')).toEqual([
    'one.example',
    'two.example',
    'https://three.example/a',
  ]);
});
