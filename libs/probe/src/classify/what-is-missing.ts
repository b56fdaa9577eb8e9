import { weightOf } from '../fingerprints/fingerprint';
import { combine } from './combine';
import type { Judgement } from './judge-url';

/** Who must be heard before a first look can become a verdict. */
export interface Missing {
  /** Names that cannot exist: how this resolver says no. */
  witness: boolean;
  /** Someone outside. */
  control: boolean;
}

const NOBODY: Missing = { witness: false, control: false };

/** An address alone may have changed hands since it was listed; names, zones and errors say whose they are. */
const standsOnAddressAlone = ({ comparison }: Judgement): boolean =>
  comparison?.matches.every(({ fingerprint }) => fingerprint.kind === 'dns-ip' || weightOf(fingerprint) !== 'proves') ??
  false;

/**
 * Nobody where all went well or a known block page shows itself. What a resolver says needs to be heard beside what it
 * says of names that cannot exist, and all else needs the control too. Pure.
 */
export function whatIsMissing(judgements: readonly Judgement[]): Missing {
  const judgement = combine(judgements);
  const isFine = judgements.every(({ status }) => status === 'accessible');
  if (!judgement || isFine || (judgement.rule === 'known-page' && judgement.confirmed)) return NOBODY;
  const isKnownAnswer = judgement.rule === 'known-answer' && judgement.confirmed;
  return { witness: true, control: !isKnownAnswer || standsOnAddressAlone(judgement) };
}
