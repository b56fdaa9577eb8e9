// Domains as teams name them: a few words, a number, one of some top levels. The same every time.
const WORDS =
  'super vegas slot gacor aurora borneo delima cendana embun king win max club play bola poker raja naga mega royal indo asia lucky gold star jaya mutiara sakti dewa hoki'.split(
    ' ',
  );
const TOPS = ['com', 'net', 'org', 'id', 'co.id', 'xyz', 'info', 'site', 'online', 'vip'];
const PREFIXES = ['', '', '', 'www.', 'm.', 'promo.', 'play.', 'id.'];

/** Numbers from 0 to 2^32, the same after the same seed (mulberry32). */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

export const pick = (random, list) => list[random() % list.length];

export function namesOf(count) {
  const random = randomFrom(1);
  const names = new Set();
  while (names.size < count) {
    const words = Array.from({ length: 2 + (random() % 2) }, () => pick(random, WORDS));
    const joined = words.join(random() % 4 === 0 ? '-' : '');
    const number = random() % 3 === 0 ? '' : String(random() % 1000);
    names.add(`${pick(random, PREFIXES)}${joined}${number}.${pick(random, TOPS)}`);
  }
  return [...names];
}
