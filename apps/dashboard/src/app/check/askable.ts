import type { CheckerDto, NotAsked } from '@nawala/contracts';

/** A network, and why it cannot be asked now; null: it can. */
export interface Askable {
  vantage: string;
  label: string;
  why: Exclude<NotAsked, 'unknown' | 'out-of-reach'> | null;
}

const RANK = [null, 'not-connected', 'no-agent'] as const;
const rankOf = ({ why }: Askable): number => RANK.indexOf(why);

/** Each network once, those that can be asked first. */
export function askableOf(checkers: readonly CheckerDto[]): Askable[] {
  const all = checkers.flatMap(({ vantages, connected, version }) =>
    vantages.map(({ vantage, label }): Askable => ({
      vantage,
      label,
      why: connected ? null : version === null ? 'no-agent' : 'not-connected',
    })),
  );
  const ordered = [...all].sort((one, other) => rankOf(one) - rankOf(other) || one.label.localeCompare(other.label));
  const each = new Map<string, Askable>();
  for (const network of ordered) if (!each.has(network.vantage)) each.set(network.vantage, network);
  return [...each.values()];
}
