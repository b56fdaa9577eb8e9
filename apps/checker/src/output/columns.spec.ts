import type { CheckResult } from '@nawala/probe';
import { drawTree } from './tree';

const RESULT: CheckResult = {
  target: 'http://shop.example.com/',
  status: 'blocked',
  method: 'dns',
  reason: 'DNS answers 36.86.63.185, a known block page (Telkom)',
  confirmed: true,
  evidence: {},
  checkedAt: '2026-01-01T00:00:00.000Z',
  durationMs: 1234,
  observations: {
    host: 'shop.example.com',
    complete: true,
    durationMs: 1234,
    urls: [
      {
        url: 'http://shop.example.com/',
        hops: [
          {
            url: 'http://shop.example.com/',
            host: 'shop.example.com',
            dns: [
              {
                name: 'shop.example.com',
                type: 'A',
                resolver: '10.0.0.1:53',
                transport: 'udp',
                rcode: 'NOERROR',
                failure: null,
                addresses: ['36.86.63.185'],
                cnames: ['internetpositif.id'],
                soa: ['trustpositifkominfo'],
                ede: [{ code: 15, text: 'listed' }],
                late: [],
                durationMs: 3,
              },
            ],
            system: { addresses: ['93.184.216.34'], failure: null, durationMs: 4 },
            tcp: [{ address: '36.86.63.185', port: 80, failure: 'connection_refused', durationMs: 9 }],
            tls: [],
            validation: [],
            http: null,
            redirectFailure: null,
          },
        ],
      },
    ],
  },
};

it('draws what was seen, layer by layer, and what it means', () => {
  expect(drawTree(RESULT, { interactive: false }).split('\n')).toEqual([
    'http://shop.example.com/',
    '  ├─ DNS   A    internetpositif.id → 36.86.63.185  (10.0.0.1:53 udp, 3 ms)',
    '  │        zone trustpositifkominfo',
    '  │        extended error 15: listed',
    "  ├─ DNS   93.184.216.34  (as this machine's programs see it, 4 ms)",
    '  └─ TCP   36.86.63.185:80 connection_refused  (9 ms)',
    '',
    'http://shop.example.com/ is blocked (by dns, confirmed)',
    'DNS answers 36.86.63.185, a known block page (Telkom).',
    'Took 1 s',
    '',
  ]);
});

it('says the status in words also where it is coloured', () => {
  expect(drawTree(RESULT, { interactive: true })).toContain('✖ blocked');
});
