import { applySilence } from './apply-silence';
import { consensusOf, witnessOf, type ConsensusRule } from './consensus';
import { neverChecked, type DomainState, type Grounds, type Transition, type VantageState } from './state';

/** What a domain is when the results of a vantage count for nothing any more, and are not kept either. */
export interface ForgottenVantage {
  state: DomainState;
  /** Oldest first. Empty when nothing but the vantage itself is gone: it said nothing, and nothing was due to it. */
  transitions: Transition[];
}

const FORGOTTEN: Grounds = {
  method: null,
  reason: 'The results of this network were forgotten',
  reasonCode: 'vantage.forgotten',
  reasonParams: null,
  confirmed: false,
};

/** Whether a change came of forgetting: no report makes anything unknown, whatever reason it gives. */
export const isForgetting = ({ to, reasonCode }: Pick<Transition, 'to' | 'reasonCode'>): boolean =>
  to === 'unknown' && reasonCode === FORGOTTEN.reasonCode;

interface Moments {
  /** What was seen after that stays. */
  askedAt: Date;
  /** When the others are judged: of a domain that nobody watches any more, when it was checked last. */
  judgedAt: Date;
}

const latest = (vantages: readonly VantageState[]): Date =>
  vantages.reduce((last, { lastChecked }) => (lastChecked > last ? lastChecked : last), new Date(0));

/** The domain as the others support it. */
function supported(before: DomainState, vantages: readonly VantageState[], rule: ConsensusRule, at: Moments) {
  if (vantages.length === 0) {
    const { nawala: known } = before;
    const since = known.status === 'unknown' ? known.since : at.askedAt;
    const nawala = { ...neverChecked().nawala, ...FORGOTTEN, lastAttempt: known.lastAttempt, since };
    return { nawala, vantages, uptime: neverChecked().uptime };
  }
  const { was, ...known } = before.nawala;
  const status = consensusOf(vantages, rule, at.judgedAt);
  const witness = witnessOf(status, vantages, rule, at.judgedAt);
  const isSame = status === known.status;
  const { method, reason, reasonCode, reasonParams, confirmed } = witness ?? (isSame ? known : FORGOTTEN);
  const stood = isSame ? was : known.status;
  const nawala = {
    ...known,
    ...{ status, method, reason, reasonCode, reasonParams, confirmed },
    lastChecked: latest(vantages),
    since: isSame ? known.since : at.askedAt,
    ...(status === 'unknown' && stood && { was: stood }),
  };
  return { nawala, vantages, uptime: before.uptime };
}

/**
 * Takes a vantage out of a domain, and derives the verdict anew of those who are left; null: there is nothing of it. Where
 * it has been silent without anybody writing that down, that is history first. What is left of a block is said though the
 * status stays: whoever follows it is to know that this vantage will not say that it ended.
 */
export function forgetVantage(
  before: DomainState,
  vantage: string,
  rule: ConsensusRule,
  at: Moments,
): ForgottenVantage | null {
  const said = before.vantages.find((each) => each.vantage === vantage);
  if (!said || said.lastChecked > at.askedAt) return null;
  const silence = applySilence(before, new Set([vantage]), rule, at.judgedAt);
  const { state: silenced, transitions } = silence ?? { state: before, transitions: [] };
  const left = silenced.vantages.filter((each) => each.vantage !== vantage);
  const state = supported(silenced, left, rule, at);
  const { status: stood, was } = silenced.nawala;
  const from = silence ? 'unknown' : said.status;
  const isNews = from !== 'unknown' || state.nawala.status !== stood || stood === 'ada' || was === 'ada';
  if (!isNews) return { state, transitions };
  const transition: Transition = {
    scanId: `forgotten_${at.askedAt.getTime()}_${vantage}`,
    vantage,
    from,
    to: 'unknown',
    nawala: { from: stood, to: state.nawala.status },
    at: at.askedAt,
    ...FORGOTTEN,
    evidence: null,
    ...(was && state.nawala.status !== stood && { was }),
  };
  return { state, transitions: [...transitions, transition] };
}
