import type { DomainDto, NawalaStatus, TransitionDto } from '@nawala/contracts';
import { blockedStretches, lengthOf, type Step, type Stretch } from './stretches';

/** One block of one domain. */
export interface Block extends Stretch {
  domainId: string;
  domain: string;
  /** As people write it. */
  displayName: string;
  /** Which ones said so while it lasted. */
  networks: string[];
  /** The row that began it, where that is known. */
  row: TransitionDto | undefined;
}

export interface NetworkSum {
  vantage: string;
  /** How many domains it blocked. */
  domains: number;
  /** Milliseconds, of all of them together. */
  blockedMs: number;
}

export interface Report {
  /** The latest first. */
  blocks: Block[];
  /** Who blocked longest first. */
  networks: NetworkSum[];
  domains: number;
  blockedMs: number;
}

/** As far as a report needs it: the verdict of now, and what each vantage says. */
export type Standing = Pick<DomainDto, 'id' | 'domain' | 'displayName' | 'nawala' | 'vantages'>;

interface Time {
  from: number;
  to: number;
}

const stepOf = (row: TransitionDto, { from, to }: { from: NawalaStatus; to: NawalaStatus }): Step => ({
  at: Date.parse(row.at),
  from,
  to,
});

/** Nobody looks any more at what was deleted or paused: whatever it was, that ends there. */
const isEnd = ({ fields }: TransitionDto): boolean => fields?.exists?.to === false || fields?.active?.to === false;

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}

/** Changes of one status, with the ends that people made. */
function stepsOf(rows: readonly TransitionDto[], statusOf: (row: TransitionDto) => Step | null): Step[] {
  const steps: Step[] = [];
  for (const row of rows) {
    const step = statusOf(row);
    const last = steps.at(-1)?.to;
    if (step) steps.push(step);
    else if (isEnd(row) && last) steps.push({ at: Date.parse(row.at), from: last, to: 'unknown' });
  }
  return steps;
}

const overlaps = (one: Time, other: Time): boolean => one.from < other.to && other.from < one.to;

/**
 * What was blocked within a time, for how long and by whom.
 * @param rows changes from the beginning of that time on, in any order; those after it tell what was within it
 * @param standing the domains that are blocked now
 */
export function reportOf(rows: readonly TransitionDto[], standing: readonly Standing[], time: Time): Report {
  const ordered = [...rows].sort((a, b) => a.seq - b.seq);
  const rowsOf = groupBy(ordered, ({ domainId }) => domainId);
  const now = new Map(standing.map((domain) => [domain.id, domain]));
  const sums = new Map<string, NetworkSum>();
  const blocks: Block[] = [];

  for (const domainId of new Set([...rowsOf.keys(), ...now.keys()])) {
    const own = rowsOf.get(domainId) ?? [];
    const domain = now.get(domainId);
    const verdicts = stepsOf(own, (row) => (row.kind === 'verdict' ? stepOf(row, row.nawala) : null));
    const stretches = blockedStretches(verdicts, domain?.nawala.status ?? 'unknown', time);

    const measured = own.filter(({ kind, vantage }) => kind !== 'edit' && vantage !== '');
    const vantages = new Set([
      ...measured.map(({ vantage }) => vantage),
      ...(domain?.vantages.map(({ vantage }) => vantage) ?? []),
    ]);
    const seen = [...vantages].map((vantage) => {
      const steps = stepsOf(own, (row) => (row.vantage === vantage && row.kind !== 'edit' ? stepOf(row, row) : null));
      const status = domain?.vantages.find((one) => one.vantage === vantage)?.status ?? 'unknown';
      return { vantage, stretches: blockedStretches(steps, status, time) };
    });
    for (const { vantage, stretches } of seen) {
      if (stretches.length === 0) continue;
      const sum = sums.get(vantage) ?? { vantage, domains: 0, blockedMs: 0 };
      sums.set(vantage, { vantage, domains: sum.domains + 1, blockedMs: sum.blockedMs + lengthOf(stretches) });
    }
    for (const stretch of stretches) {
      blocks.push({
        ...stretch,
        domainId,
        domain: domain?.domain ?? own.at(-1)?.domain ?? domainId,
        displayName: (domain ?? own.at(-1))?.displayName ?? domainId,
        networks: seen.flatMap(({ vantage, stretches }) =>
          stretches.some((one) => overlaps(one, stretch)) ? [vantage] : [],
        ),
        row: own.find(
          ({ kind, at, nawala }) => kind === 'verdict' && nawala.to === 'ada' && Date.parse(at) === stretch.from,
        ),
      });
    }
  }
  return {
    blocks: blocks.sort((a, b) => b.from - a.from || a.domain.localeCompare(b.domain)),
    networks: [...sums.values()].sort((a, b) => b.blockedMs - a.blockedMs || a.vantage.localeCompare(b.vantage)),
    domains: new Set(blocks.map(({ domainId }) => domainId)).size,
    blockedMs: lengthOf(blocks),
  };
}
