import type { CheckDto } from '@nawala/contracts';
import type { MeasuredTarget } from '../events/target-measured.event';
import { pairKey, pairsOf } from './check-pairs';
import type { CheckRecord } from './check.schema';

/** A check that nobody runs any more, as after a crash, is done when its time is over. */
export function presentCheck(check: CheckRecord, results: readonly MeasuredTarget[], now: Date): CheckDto {
  const { _id, targets, asked, stopped, createdAt, deadlineAt, expiresAt } = check;
  const answered = new Set(results.map(pairKey));
  const open = pairsOf(targets, asked).filter((pair) => !answered.has(pairKey(pair)));
  const state = open.length === 0 ? 'done' : stopped ? 'stopped' : now >= deadlineAt ? 'done' : 'running';
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
