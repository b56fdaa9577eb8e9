import type { AppliedSilence } from '@nawala/rules';
import type { NawalaUpdated } from '@nawala/contracts';
import { displayNameOf } from '../../common/display-name';
import { presentNawala, presentVantage } from '../../domains/domain.presenter';
import type { OutboxTicket } from '../../domains/history-row';
import type { MonitoredDomain, Recording } from '../../domains/scans.repository';
import { nextWriteIds, rowsOf, type WriteId } from '../scan-plan';

/** What the silence of vantages makes of a domain. */
export interface Silence {
  domain: MonitoredDomain;
  applied: AppliedSilence;
}

export interface SilencePlan {
  recording: Recording;
  /** One for each vantage that has gone. */
  updates: NawalaUpdated[];
}

/** As something to write, and to announce once it is written. Its rows open and end no incident: nobody is told of them. */
export function planSilence(
  { domain, applied: { state, transitions } }: Silence,
  now: Date,
  writeId: WriteId,
  outbox: OutboxTicket,
): SilencePlan {
  const nawala = presentNawala(state.nawala);
  const updates = transitions.flatMap(({ vantage: name, nawala: { from } }, index) => {
    const vantage = state.vantages.find(({ vantage }) => vantage === name);
    const previousStatus = index === transitions.length - 1 ? from : nawala.status;
    const about = {
      domainId: domain._id.toHexString(),
      domain: domain.domain,
      displayName: displayNameOf(domain.domain),
      brandId: domain.brand.toHexString(),
    };
    return vantage ? [{ ...about, nawala, previousStatus, vantage: presentVantage(vantage) }] : [];
  });
  const writeIds = nextWriteIds(domain.writeIds, writeId);
  return { recording: { domain, state, writeIds, transitions: rowsOf(domain, transitions, now), outbox }, updates };
}
