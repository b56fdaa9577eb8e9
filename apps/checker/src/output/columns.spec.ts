import type { CheckResult } from '@nawala/probe';
import { drawColumns } from './columns';
import { wrap } from './wrap';

const RESULT: CheckResult = {
  target: 'http://shop.example.com/',
  status: 'blocked',
  method: 'dns',
  reason: 'DNS answers 36.86.63.185, a known block page (Telkom)',
  confirmed: true,
  decided: { url: 'http://shop.example.com/', layer: 'dns' },
  evidence: {},
  witness: null,
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
  control: null,
};
const seenOutside = {
  ...RESULT.observations.urls[0]!.hops[0]!,
  dns: [{ ...RESULT.observations.urls[0]!.hops[0]!.dns[0]!, cnames: [], addresses: ['93.184.216.34'] }],
  tcp: [{ address: '93.184.216.34', port: 80, failure: null, durationMs: 9 }],
};
const BESIDE: CheckResult['control'] = {
  name: 'control.example.com',
  problem: null,
  report: {
    kind: 'outside',
    urls: [{ url: seenOutside.url, hops: [seenOutside] }],
    tested: [{ address: '36.86.63.185', port: 80, tcp: 'connection_refused' }],
    durationMs: 5,
  },
};
const PAPER = { interactive: false, columns: 100 };

it('lays what was seen here beside what was seen outside, and marks the line that decided', () => {
  expect(drawColumns({ ...RESULT, control: BESIDE }, PAPER).split('\n')).toEqual([
    'http://shop.example.com/',
    '        here                                          outside (control.example.com)',
    '▶ DNS   internetpositif.id, 36.86.63.185              93.184.216.34',
    '  TCP   36.86.63.185 connection_refused               93.184.216.34 open; 36.86.63.185',
    '                                                      connection_refused',
    '  TLS   –                                             –',
    '  HTTP  –                                             –',
    '        A from 10.0.0.1:53 over udp, 3 ms',
    '        zone trustpositifkominfo',
    '        extended error 15: listed',
    "        93.184.216.34 as this machine's programs see it, 4 ms",
    '',
    'http://shop.example.com/ is blocked (by dns, confirmed)',
    'DNS answers 36.86.63.185, a known block page (Telkom).',
    'Took 1 s',
    '',
  ]);
});

it('says why nothing stands in the other column', () => {
  expect(drawColumns(RESULT, PAPER)).toContain('outside (nobody was asked)');
  const refused: CheckResult['control'] = { name: 'c', report: null, problem: { kind: 'refuses', detail: '401' } };
  expect(drawColumns({ ...RESULT, control: refused }, PAPER)).toContain('outside (c: refuses, 401)');
});

it('says the status in words also where it is coloured', () => {
  expect(drawColumns(RESULT, { interactive: true, columns: 80 })).toContain('✖ blocked');
});

it('breaks lines at spaces, and words that are too long', () => {
  expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
  expect(wrap('internationalised', 8)).toEqual(['internat', 'ionalise', 'd']);
  expect(wrap('', 8)).toEqual(['']);
});
