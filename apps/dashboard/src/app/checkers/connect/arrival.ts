import type { CheckerDto, KeyDto } from '@nawala/contracts';

/** How far a checker with a new key has come. */
export interface Arrival {
  /** Its agent, while it is connected. */
  agent: CheckerDto | null;
  /** The networks that have reported since the key was made, and which of them was first. */
  reported: string[];
}

/** @param checkers as the API lists them now */
export function arrivalOf({ name, vantages, createdAt }: KeyDto, checkers: readonly CheckerDto[]): Arrival {
  const agent = checkers.find(({ keyName, connected }) => connected && keyName === name) ?? null;
  const reported = checkers
    .flatMap((checker) => checker.vantages)
    .filter(
      ({ vantage, lastReportAt }) => vantages.includes(vantage) && lastReportAt !== null && lastReportAt > createdAt,
    )
    .sort((one, other) => (one.lastReportAt! < other.lastReportAt! ? -1 : 1))
    .map(({ label }) => label);
  return { agent, reported: [...new Set(reported)] };
}
