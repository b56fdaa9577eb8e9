import type { NawalaUpdated } from '@nawala/contracts';
import { displayNameOf } from '../common/display-name';
import { presentNawala, presentVantage } from '../domains/domain.presenter';
import { DomainNotFound } from '../domains/domains.errors';
import type { RecordedScan, ScanJob } from './recorded-scan';
import type { ScanPlan } from './scan-plan';

/** What became of a report: recorded, or why not. */
export type ScanResult = RecordedScan | Error;

export const isRecorded = (result: ScanResult | undefined): result is RecordedScan =>
  result !== undefined && !(result instanceof Error);

/** @param plan of the report's domain, once it is written; undefined: there is no such domain */
export function resultOf(plan: ScanPlan | undefined, index: number, { scan }: ScanJob): ScanResult {
  const outcome = plan?.outcomes[index];
  if (!plan || !outcome) return new DomainNotFound();
  const vantage = outcome.state.vantages.find(({ vantage: name }) => name === scan.vantage);
  return {
    domainId: plan.domain._id.toHexString(),
    domain: plan.domain.domain,
    brandId: plan.domain.brand.toHexString(),
    kind: outcome.kind,
    nawala: presentNawala(outcome.state.nawala),
    previousStatus: outcome.previousStatus,
    vantage: vantage && presentVantage(vantage),
  };
}

/** What is announced of it: nothing where no verdict was reached. */
export function updateOf({
  kind,
  domainId,
  domain,
  brandId,
  nawala,
  previousStatus,
  vantage,
}: RecordedScan): NawalaUpdated[] {
  return (kind === 'verdict' || kind === 'stale') && vantage
    ? [{ domainId, domain, displayName: displayNameOf(domain), nawala, previousStatus, brandId, vantage }]
    : [];
}
