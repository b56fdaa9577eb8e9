import type { CheckResultDto } from '@nawala/contracts';

/** What one vantage saw of one target, whichever check asked for it. */
export type MeasuredTarget = Omit<CheckResultDto, 'checkId'>;

/** An agent answered. Told on every instance. */
export class TargetMeasured {
  static readonly event = 'fleet.target-measured';
  constructor(readonly result: MeasuredTarget) {}
}
