import type { AgentResult, CheckRequest, ScanResultDto } from '@nawala/contracts/checker';
import { Company } from '../../measure/company';
import type { CheckResult } from '../../probe';
import { parseTarget, type Target } from '../../target';
import type { Measuring } from '../measuring';
import { toScanReport } from '../scan-report';
import type { ServerTime } from '../server-time';
import { keyOf, type Vantage } from '../vantage';
import { Slots } from './slots';

/** As which a vantage without a name is asked, as the API has it. */
export const UNNAMED = 'default';

export interface OnDemandParts {
  vantages: readonly Vantage[];
  measuring: Pick<Measuring, 'checkIn'>;
  serverTime: Pick<ServerTime, 'date'>;
  /** How far the API's clock is ahead of ours; null when unknown. */
  clockOffsetMs: () => number | null;
  /** Of the agent: more is never measured at once. */
  concurrency: number;
  send: (result: AgentResult) => Promise<void>;
  signal: AbortSignal;
  now?: () => number;
}

/** Beside the round's own checks, which go on as before. */
const MOST_AT_ONCE = 16;
/** Measurements that wait; whoever asks for more gets no answer to what is too much. */
const MOST_WAITING = 400;
/** Who asks for the same so soon after gets the same answer. */
const SHARED_MS = 5_000;
/** Whatever a deadline says. */
const LONGEST_MS = 60_000;

/** Undefined: nothing came of it in time. */
type Outcome = ScanResultDto | undefined;

/**
 * Checks what the API asks for at once, in places of its own beside the round's. Two requests for one name in one vantage
 * share a measurement; what comes after its deadline is not sent; what floods it is dropped.
 */
export class OnDemand {
  private readonly looks = new Map<string, Promise<Outcome>>();
  /** Per name: what its vantages share, one company per probe. */
  private readonly companies = new Map<string, Company[]>();
  private readonly slots: Slots;
  private readonly now: () => number;

  constructor(private readonly parts: OnDemandParts) {
    this.now = parts.now ?? Date.now;
    this.slots = new Slots(Math.min(MOST_AT_ONCE, parts.concurrency));
  }

  /** Resolves when all of it is answered, or its deadline has come. */
  async take({ requestId, targets, vantages: names, deadlineAt }: CheckRequest): Promise<void> {
    const { vantages, signal, clockOffsetMs, send } = this.parts;
    const left = Date.parse(deadlineAt) - this.now() - (clockOffsetMs() ?? 0);
    if (left <= 0) return;
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(Math.min(left, LONGEST_MS))]);
    const asked = vantages.filter(({ name }) => names.includes(name ?? UNNAMED));
    const questions = targets.flatMap((each) => asked.map((vantage) => ({ ...each, vantage })));
    await Promise.all(
      questions.map(async ({ id, target, vantage }) => {
        const scanResult = await this.look(id, target, vantage, deadline);
        if (!scanResult || deadline.aborted) return;
        await send({ requestId, id, target, vantage: vantage.name ?? UNNAMED, scanResult });
      }),
    );
  }

  private look(id: string | null, name: string, vantage: Vantage, deadline: AbortSignal): Promise<Outcome> {
    const about = keyOf(id ?? '', name);
    const key = `${about} ${vantage.name ?? ''}`;
    const known = this.looks.get(key);
    if (known) return known;
    const parsed = parseTarget(name);
    if (!parsed.ok || this.slots.waiting >= MOST_WAITING) return Promise.resolve(undefined);
    const companies = this.companies.get(about) ?? [];
    const look = this.slots.run(() => this.measure(id, parsed.target, vantage, companies, deadline));
    this.looks.set(key, look);
    this.companies.set(about, companies);
    setTimeout(() => {
      this.looks.delete(key);
      this.companies.delete(about);
    }, SHARED_MS).unref();
    return look;
  }

  private async measure(
    id: string | null,
    target: Target,
    vantage: Vantage,
    companies: Company[],
    deadline: AbortSignal,
  ): Promise<Outcome> {
    if (deadline.aborted) return undefined;
    try {
      const result = await this.check(id, target, vantage, companies, deadline);
      const report = toScanReport(id ?? '', result, vantage.name);
      // Names that nobody watches are not kept, neither here nor there.
      return id === null ? report.scanResult : this.parts.serverTime.date(report).scanResult;
    } catch {
      return undefined;
    }
  }

  /** A watched name goes through the agent's confirmation, as in a round; any other has no verdict to be turned around. */
  private check(
    id: string | null,
    target: Target,
    vantage: Vantage,
    companies: Company[],
    deadline: AbortSignal,
  ): Promise<CheckResult> {
    if (id !== null) return this.parts.measuring.checkIn(vantage, id, target, companies, deadline);
    return vantage.probe.check(target, deadline, (companies[0] ??= new Company()));
  }
}
