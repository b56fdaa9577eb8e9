import { BLOCK_PAGE, KOMDIGI, type StagedAnswer } from '@nawala/probe/staged';

/** What the bench stages: 70 % fine, 20 % blocked in six ways, 10 % silent. */
export const ADDRESSES = {
  fine: '93.184.216.1',
  injected: '93.184.216.2',
  /** A block page that no list of addresses knows; its certificate gives it away. */
  unlisted: '93.184.216.3',
  silent: '93.184.216.4',
};

const BLOCKED: StagedAnswer[] = [
  { cname: BLOCK_PAGE.name, a: ['10.10.34.35'] },
  { a: [BLOCK_PAGE.address] },
  { a: [KOMDIGI.address], ede: KOMDIGI.ede },
  { rcode: 'NXDOMAIN', soa: 'trustpositifkominfo' },
  { a: [ADDRESSES.injected] },
  { a: [ADDRESSES.unlisted] },
];

export const KINDS = ['fine', 'blocked', 'silent'] as const;
export type Kind = (typeof KINDS)[number];

/** `n17.bench.example.com` is always the same kind of site. */
export const nameOf = (index: number): string => `n${index}.bench.example.com`;

const NAME = /^n(\d+)\.bench\.example\.com$/;
const indexOf = (name: string): number => Number(NAME.exec(name)?.[1] ?? 0);

export function kindOf(name: string): Kind {
  const index = indexOf(name);
  if (index % 10 === 9) return 'silent';
  return index % 10 >= 7 ? 'blocked' : 'fine';
}

export function answerFor(name: string): StagedAnswer {
  if (!NAME.test(name)) return { rcode: 'NXDOMAIN' };
  const kind = kindOf(name);
  if (kind !== 'blocked') return { a: [ADDRESSES[kind]] };
  return BLOCKED[indexOf(name) % BLOCKED.length] ?? {};
}
