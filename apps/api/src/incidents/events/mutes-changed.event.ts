import type { MuteScope } from '@nawala/contracts';

/** Something was muted, or is no longer. */
export class MutesChanged {
  static readonly event = 'mutes.changed';
  constructor(readonly scopes: readonly MuteScope[]) {}
}
