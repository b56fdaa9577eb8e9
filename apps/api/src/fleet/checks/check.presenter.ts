import type { CheckDto } from '@nawala/contracts';
import type { MeasuredTarget } from '../events/target-measured.event';
import { pairKey, pairsOf } from './check-pairs';
import type { CheckRecord } from './check.schema';

/** One that nobody runs any more, as after a crash, is done when its time is over. */
function stateOf({ stopped, deadlineAt }: CheckRecord, isAnswered: boolean, now: Date): CheckDto['state'] {
  if (isAnswered) return 'done';
  if (stopped) return 'stopped';
  return now >= deadlineAt ? 'done' : 'running';
}

export function presentCheck(check: CheckRecord, results: readonly MeasuredTarget[], now: Date): CheckDto {
  const { _id, targets, asked, createdAt, expiresAt } = check;
  const answered = new Set(results.map(pairKey));
  const open = pairsOf(targets, asked).filter((pair) => !answered.has(pairKey(pair)));
  const state = stateOf(check, open.length === 0, now);
  const id = _id.toHexString();
  return {
    id,
    state,
    targets,
    asked,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    results: results.map((result) => ({ checkId: id, ...result })),
    missing: state === 'running' ? [] : open.map(({ target, vantage }) => ({ target, vantage })),
  };
}
