import type { NawalaUpdated } from '@nawala/contracts';

/** Verdicts that are durable: announced only after the write. */
export class VerdictsRecorded {
  static readonly event = 'verdicts.recorded';
  constructor(readonly verdicts: readonly NawalaUpdated[]) {}
}
