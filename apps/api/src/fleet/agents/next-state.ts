import type { AgentStateDto } from '@nawala/contracts/checker';
import type { VantageState } from './agent.schema';

const ROUNDS_KEPT = 24;
/** Longer than any round: an agent whose clock is wrong, and which does not know by how much, says nothing of its length. */
const LONGEST_MS = 86_400_000;

const isOver = ({ round }: Pick<VantageState, 'round'>): boolean => round !== null && round.checked >= round.total;

/**
 * What is known of a vantage after an agent said how it does. A round's length is noted when it is first heard to be over.
 *
 * @param clockOffsetMs how far the server's clock is ahead of the agent's, whose times these are
 */
export function nextState(
  before: VantageState | undefined,
  { vantage, round: going, backlog, canaries, clockOffsetMs }: AgentStateDto,
  now: Date,
): VantageState {
  const round = going ?? null;
  const said = { vantage, round, backlog, canaries };
  const wasOver = before !== undefined && isOver(before) && before.round?.startedAt === round?.startedAt;
  const rounds = before?.rounds ?? [];
  const took =
    round && isOver(said) && !wasOver ? now.getTime() - Date.parse(round.startedAt) - (clockOffsetMs ?? 0) : -1;
  return {
    ...said,
    rounds: took >= 0 && took <= LONGEST_MS ? [...rounds, took].slice(-ROUNDS_KEPT) : rounds,
    blindSince: canaries.failed === null ? null : (before?.blindSince ?? now),
  };
}

/** Names a second of the present round; null before there is something to count. */
export function perSecond(
  { round }: Pick<VantageState, 'round'>,
  clockOffsetMs: number | null,
  heardAt: Date,
): number | null {
  if (!round || round.checked === 0) return null;
  const seconds = (heardAt.getTime() - Date.parse(round.startedAt) - (clockOffsetMs ?? 0)) / 1000;
  return seconds > 0 ? Math.round((round.checked / seconds) * 10) / 10 : null;
}
