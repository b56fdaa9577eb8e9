import type { Judgement, RuleName } from './judge-url';

type Judged = Pick<Judgement, 'status' | 'confirmed' | 'rule'>;

/** What a plain-http page can say against a certificate: a known trace, or another page in everything. */
const OUTWEIGHS_CERTIFICATE: ReadonlySet<RuleName> = new Set<RuleName>([
  'known-page',
  'known-answer',
  'known-text',
  'foreign-redirect',
  'other-page',
  'legal-block',
]);

/**
 * A bare host name is measured at two addresses, https first. A valid certificate over https makes the name accessible,
 * unless plain http shows a known trace or another page in everything. Else blocked at one of them is blocked. Otherwise the
 * first decides; only where it is down for everybody does the next one, since some sites have no https. Pure.
 */
export function combine<T extends Judged>(judgements: readonly T[]): T | undefined {
  const blocked = judgements.filter(({ status }) => status === 'blocked');
  const [first] = judgements;
  const authentic = first?.rule === 'authentic-response' ? first : undefined;
  const grave = authentic ? blocked.filter(({ rule }) => OUTWEIGHS_CERTIFICATE.has(rule)) : blocked;
  const [gravest] = grave.toSorted((a, b) => Number(b.confirmed) - Number(a.confirmed));
  return gravest ?? authentic ?? judgements.find(({ status }) => status !== 'down') ?? first;
}
