// Bodies that cost a server much when it makes something of them before it judges them.
const members = (count) => `{${Array.from({ length: count }, (_, n) => `"k${n}":1`).join(',')}}`;
const wrong = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`m${n}`, n]));

export const HOSTILE = [
  members(60_000),
  `{"scanResult":${members(60_000)}}`,
  `{"updates":[${Array(60_000).fill('{}').join(',')}]}`,
  `${'['.repeat(3_000)}${']'.repeat(3_000)}`,
  JSON.stringify({ updates: Array.from({ length: 1_000 }, () => ({ id: 1, scanResult: wrong })) }),
  JSON.stringify({ updates: Array.from({ length: 120 }, () => ({ id: 'x'.repeat(60_000) })) }),
];
