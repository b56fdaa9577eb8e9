import { aTransition } from '@nawala/contracts/testing';
import { reportOf } from './evidence-report';

const row = aTransition({
  domain: 'promo.example.com',
  vantage: 'telkom',
  at: '2026-11-26T04:48:02.000Z',
  method: 'dns',
  reason: 'answer replaced',
  confirmed: true,
});
const url = 'https://monitor.example/domains/d';

it('says what was seen, layer by layer, here and outside', () => {
  const evidence = {
    url: 'https://promo.example.com/',
    control: { name: 'sg' },
    layers: [
      { layer: 'dns', here: '36.86.63.185', outside: '203.0.113.27', decides: true },
      { layer: 'tcp', here: '36.86.63.185 open', outside: '', decides: false },
    ],
  };
  const lines = reportOf({ row, evidence, brand: 'Aurora', url }).split('\n');
  expect(lines).toEqual([
    'promo.example.com: Ada',
    'Brand: Aurora',
    'Network: telkom',
    expect.stringMatching(/^Seen at: .*2026/),
    'How: DNS · answer replaced, confirmed',
    'Measured at https://promo.example.com/.',
    '',
    'DNS (decides)',
    '  Here · telkom: 36.86.63.185',
    '  Outside · sg: 203.0.113.27',
    '',
    'TCP',
    '  Here · telkom: 36.86.63.185 connected',
    '  Outside · sg: not tried',
    '',
    `Nawala Monitor, ${url}`,
  ]);
});

it('says so where no layers were sent', () => {
  expect(reportOf({ row, evidence: null, brand: undefined, url })).toContain('sent no table of layers');
});
