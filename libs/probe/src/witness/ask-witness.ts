import { randomBytes } from 'node:crypto';
import { Names } from '../measure/names';
import type { MeasureTools } from '../measure/context';
import type { Witness } from '../observations';
import { witnessOf } from './witness';

/** Two, since a datagram may get lost and a resolver may have several addresses for "no". */
const NAMES = 2;

/**
 * Nobody registers this; its top level is a real one, so that the resolver has to ask somebody, and it is no longer than
 * names usually are, which some resolvers treat in another way.
 */
const inventedName = (): string => `n${randomBytes(6).toString('hex')}.com`;

/** Asks the resolver for names that cannot exist. Never rejects. */
export async function askWitness(
  { resolvers, deadlines }: Pick<MeasureTools, 'resolvers' | 'deadlines'>,
  signal: AbortSignal,
): Promise<Witness> {
  const names = new Names({ resolvers, deadlines, askSystem: undefined }, signal);
  const answers = await Promise.all(Array.from({ length: NAMES }, () => names.lookup(inventedName())));
  return witnessOf(answers.flat());
}
