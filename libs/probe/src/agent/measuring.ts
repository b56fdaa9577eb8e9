import type { UrlDto } from '@nawala/contracts/checker';
import { Company } from '../measure/company';
import type { CheckResult } from '../probe';
import type { Target } from '../target';
import type { Confirmation } from './confirm';
import type { Politeness } from './politeness';
import { keyOf, type Vantage } from './vantage';

/** What became of one row in one vantage; an Error when the check broke or was called off. */
export type Settle = (vantage: Vantage, outcome: CheckResult | Error) => void;

/**
 * Checks one row in several vantages at once, with as many probes as each verdict needs. What does not depend on the
 * resolver is measured once for all of them; each is settled as soon as it is known.
 */
export class Measuring {
  constructor(
    private readonly confirmation: Confirmation,
    private readonly politeness: Politeness,
  ) {}

  async check(
    { id }: Pick<UrlDto, 'id'>,
    target: Target,
    vantages: readonly Vantage[],
    settle: Settle,
    signal: AbortSignal,
  ): Promise<void> {
    const companies: Company[] = [];
    await this.politeness.run(target.host, () =>
      Promise.all(
        vantages.map((vantage) =>
          this.checkIn(vantage, id, target, companies, signal).then(
            (result) => settle(vantage, result),
            (error: unknown) => settle(vantage, error instanceof Error ? error : new Error(String(error))),
          ),
        ),
      ),
    );
  }

  /** The same in one vantage. `companies`: what the vantages of one name share, one for each probe; it fills up. */
  checkIn(
    vantage: Vantage,
    id: string,
    target: Target,
    companies: Company[],
    signal: AbortSignal,
  ): Promise<CheckResult> {
    let probes = 0;
    const probe = () => vantage.probe.check(target, signal, (companies[probes++] ??= new Company()));
    return this.confirmation.check(keyOf(id, vantage.name), probe, signal);
  }
}
