import type { CheckResult } from '../probe';
import { doubted } from './doubt';

/** Below this nothing can be called a mass. */
const MIN_SAMPLE = 20;
const MAX_SHARE = 0.5;

const isAnomaly = ({ status, confirmed }: CheckResult): boolean => status === 'blocked' && !confirmed;

/**
 * When most names of one round are suddenly blocked and no block page says so, it is the network that is ill. Holds
 * anomalies back until enough names have been seen to tell, and takes them back when they are too many.
 */
export class MassFailure {
  private seen = 0;
  private anomalies = 0;
  private held: (() => void)[] = [];

  /** `total`: names in this round. */
  constructor(private readonly total: number) {}

  add(result: CheckResult, deliver: (result: CheckResult) => void): void {
    this.seen++;
    if (!isAnomaly(result)) deliver(result);
    else {
      this.anomalies++;
      this.held.push(() => deliver(this.isMass() ? doubted(result, this.reason()) : result));
    }
    if (this.seen >= Math.min(MIN_SAMPLE, this.total)) this.release();
  }

  /** The round has ended, complete or not. */
  release(): void {
    for (const deliver of this.held.splice(0)) deliver();
  }

  private isMass(): boolean {
    return this.seen >= MIN_SAMPLE && this.anomalies / this.seen > MAX_SHARE;
  }

  private reason(): string {
    return `This network is broken: ${this.anomalies} of ${this.seen} names fail at once, and no block page says why`;
  }
}
