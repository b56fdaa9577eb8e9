import { Component, computed, inject, input } from '@angular/core';
import type { CheckerDto } from '@nawala/contracts';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import { Clock } from '../time/clock';
import { clockTime, inUnits } from '../time/relative-time';
import { Icon } from '../ui/icon';
import { Pill } from '../ui/pill';
import { clockOff } from './fleet-rows';

/** Who measures: its name, version, key, clock, and whether it can be asked now. */
@Component({
  selector: 'app-agent-head',
  imports: [Icon, Pill, TextPipe],
  template: `
    @let agent = checker();
    <strong class="data">{{ agent.name }}</strong>
    @if (isAgent()) {
      <span>{{ 'fleet.version' | t: { version: agent.version! } }}</span>
      @if (agent.outdated) {
        <app-pill tone="warn" icon="upload">{{ 'fleet.outdated' | t }}</app-pill>
      } @else {
        <span>{{ 'fleet.upToDate' | t }}</span>
      }
    }
    @if (agent.keyName; as name) {
      <span>{{ 'fleet.key' | t: { name } }}</span>
    }
    @if (agent.address; as address) {
      <span class="mono">{{ address }}</span>
    }
    @if (clockWords(); as words) {
      <app-pill tone="warn" icon="clock">{{ words }}</app-pill>
    }
    <span class="link-state" [class.on]="agent.connected">
      @if (agent.connected) {
        <app-icon name="check" />{{ 'fleet.isConnected' | t }}
      } @else if (isAgent()) {
        <app-icon name="dash" />{{ 'fleet.notConnectedSince' | t: { time: heard() } }}
      } @else {
        <span [title]="'fleet.withoutAgentWhy' | t">{{ 'fleet.withoutAgent' | t }}</span>
      }
    </span>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 4px 12px;
      color: var(--ink3);
      font-size: 13px;
    }

    strong {
      color: var(--ink);
      font-weight: 600;
      overflow-wrap: anywhere;
    }

    .mono {
      font-size: 12px;
    }

    .link-state {
      --icon: 13px;
      --icon-stroke: 3;

      display: inline-flex;
      align-items: center;
      gap: 5px;
      margin-left: auto;
    }

    .link-state.on {
      color: var(--ok);
    }
  `,
})
export class AgentHead {
  readonly checker = input.required<CheckerDto>();
  readonly isAgent = input.required<boolean>();

  private readonly now = inject(Clock).now;
  protected readonly heard = computed(() => {
    const at = this.checker().lastHeardAt;
    return at === null ? '—' : clockTime(at, this.now());
  });
  protected readonly clockWords = computed(() => {
    const { clockOffsetMs } = this.checker();
    const off = clockOff(clockOffsetMs);
    if (off === null) return null;
    const time = inUnits(Math.abs(clockOffsetMs!));
    return off === 'behind' ? t('fleet.clockBehind', { time }) : t('fleet.clockAhead', { time });
  });
}
