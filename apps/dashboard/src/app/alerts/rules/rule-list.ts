import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { ChannelDto, RuleDto, RuleState } from '@nawala/contracts';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import type { PlainKey } from '../../locale/texts';
import { Stats } from '../../stats/stats';
import { Icon } from '../../ui/icon';
import { MenuButton } from '../../ui/menu-button';
import { Pill } from '../../ui/pill';
import { saysChannels, saysEvents, saysScope, saysTiming } from './describe-rule';

const TROUBLE: Partial<Record<RuleState, PlainKey>> = {
  'no-channel': 'rules.noChannel',
  'no-brand': 'rules.brandGone',
};

/** Who is told of what, and which of the rules tell nobody. */
@Component({
  selector: 'app-rule-list',
  imports: [Icon, MatMenuModule, MenuButton, Pill, TextPipe],
  templateUrl: './rule-list.html',
  styleUrl: './rule-list.css',
})
export class RuleList {
  readonly rules = input.required<readonly RuleDto[]>();
  readonly channels = input.required<readonly ChannelDto[]>();
  readonly busy = input.required<boolean>();
  readonly edited = output<RuleDto>();
  readonly switched = output<RuleDto>();
  readonly removed = output<RuleDto>();

  private readonly stats = inject(Stats);
  protected readonly rows = computed(() =>
    this.rules().map((rule) => ({
      rule,
      events: saysEvents(rule),
      scope: saysScope(rule, this.stats.brands()),
      timing: saysTiming(rule),
      tells: saysChannels(rule, this.channels()),
      trouble: this.troubleOf(rule),
    })),
  );

  private troubleOf({ state, channelIds, missing }: RuleDto): string | null {
    const key = channelIds.length === 0 ? 'rules.noChannel' : TROUBLE[state];
    if (key) return t(key);
    return missing.channelIds.length > 0 ? t('rules.channelGone') : null;
  }
}
