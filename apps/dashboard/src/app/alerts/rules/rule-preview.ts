import { Component, computed, effect, inject, input, signal } from '@angular/core';
import {
  CHANNEL_KINDS,
  type ChannelKind,
  type CreateRuleDto,
  type RuleEvent,
  type RulePreviewDto,
} from '@nawala/contracts';
import { describeFailure } from '../../forms/problem';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Segments } from '../../ui/segments';
import { AlertsApi } from '../alerts-api';
import { KINDS } from '../channels/kinds';

const QUIET_MS = 400;

/** The message as it will look, for each kind of channel and each event of the rule. */
@Component({
  selector: 'app-rule-preview',
  imports: [Segments, TextPipe],
  templateUrl: './rule-preview.html',
  styleUrl: './rule-preview.css',
})
export class RulePreview {
  /** The rule as it would be sent; null while it says nothing to tell. */
  readonly rule = input.required<CreateRuleDto | null>();

  private readonly api = inject(AlertsApi);
  private readonly preview = signal<RulePreviewDto | null>(null);
  protected readonly failure = signal<string | null>(null);
  protected readonly kinds = computed(() => CHANNEL_KINDS.map((value) => ({ value, label: t(KINDS[value].label) })));
  protected readonly kind = signal<ChannelKind>('telegram');
  private readonly wanted = signal<RuleEvent | null>(null);

  protected readonly events = computed(() => [...new Set(this.preview()?.messages.map(({ event }) => event) ?? [])]);
  protected readonly event = computed(() => {
    const [events, wanted] = [this.events(), this.wanted()];
    return wanted && events.includes(wanted) ? wanted : events[0];
  });
  protected readonly message = computed(() =>
    this.preview()?.messages.find(({ kind, event }) => kind === this.kind() && event === this.event()),
  );
  protected readonly shown = computed(() => {
    const message = this.message();
    return message?.kind === 'webhook' ? message.body : message?.text;
  });

  constructor() {
    const asked = computed(() => JSON.stringify(this.rule()));
    effect((onCleanup) => {
      const rule = JSON.parse(asked()) as CreateRuleDto | null;
      if (!rule) return this.preview.set(null);
      let isCurrent = true;
      const timer = setTimeout(() => void this.look(rule, () => isCurrent), QUIET_MS);
      onCleanup(() => {
        isCurrent = false;
        clearTimeout(timer);
      });
    });
  }

  protected choose(event: string): void {
    this.wanted.set(event as RuleEvent);
  }

  protected nameOf = (event: RuleEvent): string => t(`event.${event}`);

  private async look(rule: CreateRuleDto, isCurrent: () => boolean): Promise<void> {
    const answer = await this.api.preview(rule).then(
      (preview) => ({ preview, failure: null }),
      (cause: unknown) => ({ preview: null, failure: describeFailure(cause) }),
    );
    if (!isCurrent()) return;
    this.preview.set(answer.preview);
    this.failure.set(answer.failure);
  }
}
