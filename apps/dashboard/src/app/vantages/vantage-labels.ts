import { httpResource } from '@angular/common/http';
import { effect, Service } from '@angular/core';
import type { VantageLabelDto } from '@nawala/contracts';
import type { LiveMessage } from '../live/live-message';
import { liveResource } from '../live/live-resource';
import { vantageLabels } from './label-of';

/** Labels that differ from the name, after what was said of them. */
export function withRenamed(
  labels: readonly VantageLabelDto[],
  messages: readonly LiveMessage[],
): readonly VantageLabelDto[] {
  return messages.reduce((known, message) => {
    if (message.type !== 'vantage:renamed') return known;
    return [...known.filter(({ vantage }) => vantage !== message.payload.vantage), message.payload];
  }, labels);
}

/** Keeps the names of networks that people read. Lives as long as the shell. */
@Service({ autoProvided: false })
export class VantageLabels {
  private readonly labels = liveResource(
    httpResource<readonly VantageLabelDto[]>(() => '/api/vantages'),
    { patch: withRenamed },
  );

  constructor() {
    effect(() => {
      const labels = this.labels.value();
      if (labels) vantageLabels.set(new Map(labels.map(({ vantage, label }) => [vantage, label])));
    });
  }
}
