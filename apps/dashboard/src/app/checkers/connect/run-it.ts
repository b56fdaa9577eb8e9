import { Component, computed, inject, input, signal } from '@angular/core';
import type { KeySecretDto } from '@nawala/contracts';
import { verdictsIn } from '../../live/live-message';
import { liveResource } from '../../live/live-resource';
import { formatList } from '../../locale/counts';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { inUnits } from '../../time/relative-time';
import { Pill } from '../../ui/pill';
import { type Segment, Segments } from '../../ui/segments';
import { CheckersApi } from '../checkers-api';
import { clockOff } from '../fleet-rows';
import { readNowAndThen } from '../read-now-and-then';
import { arrivalOf } from './arrival';
import { commandOf, type Way, WAYS } from './commands';
import { CopyText } from './copy-text';

/** Somebody stands beside the machine and waits. */
const LOOK_AGAIN_MS = 2_000;

/** The key, this once; how a checker is run with it; and how far that has come. */
@Component({
  selector: 'app-run-it',
  imports: [CopyText, Pill, Segments, TextPipe],
  templateUrl: './run-it.html',
  styleUrl: './run-it.css',
})
export class RunIt {
  readonly made = input.required<KeySecretDto>();

  private readonly checkers = liveResource(inject(CheckersApi).list(), {
    outdatedBy: (messages) =>
      messages.some(({ type }) => type === 'checkers:changed') || verdictsIn(messages).length > 0,
  });
  protected readonly way = signal<Way>('npx');
  protected readonly ways = computed<Segment<Way>[]>(() =>
    WAYS.map((value) => ({ value, label: t(`connectWay.${value}`) })),
  );
  protected readonly command = computed(() =>
    commandOf(this.way(), { origin: location.origin, vantages: this.made().key.vantages }),
  );

  private readonly arrival = computed(() => arrivalOf(this.made().key, this.checkers.value() ?? []));
  protected readonly agent = computed(() => this.arrival().agent);
  protected readonly clockWords = computed(() => {
    const agent = this.agent();
    if (!agent || agent.clockOffsetMs === null) return null;
    const off = clockOff(agent.clockOffsetMs);
    if (off === null) return { isFine: true, text: t('connect.clockFine') };
    const time = inUnits(Math.abs(agent.clockOffsetMs));
    return {
      isFine: false,
      text: off === 'behind' ? t('fleet.clockBehind', { time }) : t('fleet.clockAhead', { time }),
    };
  });
  protected readonly reported = computed(() => {
    const { reported } = this.arrival();
    return reported.length > 0 && formatList(reported);
  });

  constructor() {
    readNowAndThen(this.checkers.reload, LOOK_AGAIN_MS);
  }
}
