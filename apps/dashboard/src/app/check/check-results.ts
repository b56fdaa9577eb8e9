import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CheckDto, CheckResultDto, CheckStartedDto, NotAsked } from '@nawala/contracts';
import { formatCount, formatList } from '../locale/counts';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import type { PlainKey } from '../locale/texts';
import { HostName } from '../ui/host-name';
import { Icon } from '../ui/icon';
import { type CheckCell, type CheckRow, OUTCOMES, type Seen, VERDICTS } from './check-rows';
import { sayOutcome } from './say-outcome';
import { SeenPill } from './seen-pill';

const WHY: Readonly<Record<NotAsked, PlainKey>> = {
  'not-connected': 'check.notConnected',
  'no-agent': 'check.noAgent',
  unknown: 'check.unknownVantage',
  'out-of-reach': 'check.outOfReach',
};

const saySeen = (seen: Seen): string =>
  seen === 'blocked' || seen === 'accessible' ? t(`verdict.${VERDICTS[seen]}`) : t(`check.${seen}`);

/** Name by name and network by network, as it comes. */
@Component({
  selector: 'app-check-results',
  imports: [HostName, Icon, RouterLink, SeenPill, TextPipe],
  templateUrl: './check-results.html',
  styleUrls: ['../ui/plain-table.css', './check-results.css'],
  host: { class: 'card', role: 'region', 'aria-labelledby': 'results' },
})
export class CheckResults {
  readonly check = input.required<CheckDto>();
  readonly rows = input.required<readonly CheckRow[]>();
  readonly labelOf = input.required<(vantage: string) => string>();
  readonly notAsked = input.required<CheckStartedDto['notAsked']>();
  /** Whose evidence is shown. */
  readonly shown = input.required<CheckResultDto | null>();
  readonly busy = input.required<boolean>();
  readonly chosen = output<CheckResultDto>();
  readonly stopped = output();
  readonly repeated = output();

  protected readonly count = formatCount;
  protected readonly all = computed(() => this.check().targets.length * this.check().asked.length);
  protected readonly said = computed(() => {
    const labelOf = this.labelOf();
    return (row: CheckRow) => sayOutcome(row, labelOf);
  });
  protected readonly anyWatched = computed(() => this.check().targets.some(({ domainId }) => domainId !== null));
  protected readonly summary = computed(() =>
    OUTCOMES.flatMap((outcome) => {
      const number = this.rows().filter((row) => row.outcome === outcome).length;
      return number > 0 ? t(`checkSum.${outcome}`, { number }) : [];
    }).join(' · '),
  );
  protected readonly missing = computed(() => {
    const vantages = new Set(this.check().missing.map(({ vantage }) => this.labelOf()(vantage)));
    return vantages.size > 0 && formatList([...vantages]);
  });
  protected readonly notAskedWords = computed(() => {
    const words = this.notAsked().map(({ vantage, why }) =>
      t('check.notAskedOf', { vantage: this.labelOf()(vantage), why: t(WHY[why]) }),
    );
    return words.length > 0 && formatList(words);
  });

  protected sayCell(target: string, { vantage, seen }: CheckCell): string {
    return t('check.cell', { target, vantage: this.labelOf()(vantage), seen: saySeen(seen) });
  }
}
