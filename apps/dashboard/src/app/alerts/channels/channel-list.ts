import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { ChannelDto, ChannelTestDto } from '@nawala/contracts';
import { describeFailure } from '../../forms/problem';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Clock } from '../../time/clock';
import { clockSeconds } from '../../time/relative-time';
import { Icon } from '../../ui/icon';
import { MenuButton } from '../../ui/menu-button';
import { Pill } from '../../ui/pill';
import { AlertsApi } from '../alerts-api';
import { healthOf } from './channel-health';
import { KINDS } from './kinds';
import { sayAnswer } from './say-answer';

/** Where messages can go, how that went last, and a test of it. */
@Component({
  selector: 'app-channel-list',
  imports: [Icon, MatMenuModule, MenuButton, Pill, TextPipe],
  templateUrl: './channel-list.html',
  styleUrl: './channel-list.css',
})
export class ChannelList {
  readonly channels = input.required<readonly ChannelDto[]>();
  readonly edited = output<ChannelDto>();
  readonly switched = output<ChannelDto>();
  readonly rotated = output<ChannelDto>();
  readonly removed = output<ChannelDto>();
  readonly tested = output();

  private readonly api = inject(AlertsApi);
  private readonly clock = inject(Clock);
  protected readonly testing = signal<string | null>(null);
  protected readonly result = signal<{ ok: boolean; text: string } | null>(null);
  protected readonly rows = computed(() =>
    this.channels().map((channel) => ({
      channel,
      icon: KINDS[channel.kind].icon,
      kind: KINDS[channel.kind].label,
      health: healthOf(channel, this.clock.now()),
    })),
  );

  protected async test({ id, name }: ChannelDto): Promise<void> {
    if (this.testing()) return;
    this.testing.set(id);
    this.result.set(null);
    const tell = (ok: boolean, said: string) => {
      const time = clockSeconds(this.clock.current());
      this.result.set({ ok, text: t('channels.tested', { name, time, said }) });
    };
    await this.api.test(id).then(
      (answer: ChannelTestDto) => tell(answer.ok, sayAnswer(answer)),
      (cause: unknown) => tell(false, describeFailure(cause)),
    );
    this.testing.set(null);
    this.tested.emit();
  }
}
