import type { CheckResultDto, MissingCheckDto } from '@nawala/contracts';

/** A result that somebody's check waits for. */
export class CheckAnswered {
  static readonly event = 'check.answered';
  constructor(
    /** The user who asked. */
    readonly userId: string,
    readonly result: CheckResultDto,
  ) {}
}

/** Nothing more comes of a check. */
export class CheckEnded {
  static readonly event = 'check.ended';
  constructor(
    readonly userId: string,
    readonly checkId: string,
    readonly missing: MissingCheckDto[],
  ) {}
}

/** Told on every instance. */
export class CheckStopped {
  static readonly event = 'check.stopped';
  constructor(readonly checkId: string) {}
}
