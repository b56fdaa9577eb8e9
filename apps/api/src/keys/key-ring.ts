import { timingSafeEqual } from 'node:crypto';
import type { KeyPass } from '../access/key-pass';
import type { CheckerKey } from './key.schema';
import { digestOf, isSecret, type KeptSecret, prefixOf } from './secret';

/** One secret that is good until `endsAt`, epoch milliseconds. */
interface RingEntry {
  pass: KeyPass;
  digest: Buffer;
  endsAt: number;
}

/** Compared with where nothing else is there to compare with. */
const NOTHING = Buffer.alloc(32);

/**
 * Every secret that opens something, in memory: they are few, so that a look-up costs neither a question to the database
 * nor more time for a key that is known than for one that is not.
 */
export class KeyRing {
  private readonly entries: ReadonlyMap<string, RingEntry>;

  constructor(keys: readonly CheckerKey[]) {
    this.entries = new Map(keys.flatMap(entriesOf).map((entry) => [entry.pass.prefix, entry]));
  }

  /** By its prefix, which is no secret; the rest is compared in constant time. */
  find(secret: string, now: Date): KeyPass | undefined {
    if (!isSecret(secret)) return undefined;
    const entry = this.entries.get(prefixOf(secret));
    const isSame = timingSafeEqual(digestOf(secret), entry?.digest ?? NOTHING);
    return entry && isSame && isGood(entry, now) ? entry.pass : undefined;
  }

  /** Whether a pass that was given still holds as it was given. */
  holds(pass: KeyPass, now: Date): boolean {
    const entry = this.entries.get(pass.prefix);
    return entry !== undefined && isGood(entry, now) && opensSame(entry.pass, pass);
  }

  passes(now: Date): KeyPass[] {
    return [...this.entries.values()].filter((entry) => isGood(entry, now)).map(({ pass }) => pass);
  }
}

const isGood = ({ endsAt }: RingEntry, now: Date): boolean => now.getTime() < endsAt;

const sameWords = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((word) => others.includes(word));

const opensSame = (a: KeyPass, b: KeyPass): boolean =>
  a.keyId === b.keyId && sameWords(a.scopes, b.scopes) && sameWords(a.vantages, b.vantages);

function entriesOf(key: CheckerKey): RingEntry[] {
  if (key.revokedAt) return [];
  const keyEnds = key.expiresAt?.getTime() ?? Infinity;
  const entry = ({ prefix, hash }: KeptSecret, endsAt: number): RingEntry => ({
    pass: {
      keyId: key._id.toHexString(),
      name: key.name,
      prefix,
      scopes: [...key.scopes],
      vantages: [...key.vantages],
    },
    digest: Buffer.from(hash, 'hex'),
    endsAt,
  });
  const former = key.former ? [entry(key.former, Math.min(keyEnds, key.former.until.getTime()))] : [];
  return [...former, entry(key, keyEnds)];
}
