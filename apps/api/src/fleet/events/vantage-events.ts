import type { VantageLabelDto } from '@nawala/contracts';

/** It is shown under another name. */
export class VantageRenamed {
  static readonly event = 'vantage.renamed';
  constructor(readonly renamed: VantageLabelDto) {}
}

export class VantageForgotten {
  static readonly event = 'vantage.forgotten';
  constructor(readonly vantage: string) {}
}
