import { Component, computed, inject, input, output, signal } from '@angular/core';
import type { TelegramChatsDto } from '@nawala/contracts';
import { Attempt } from '../../forms/attempt';
import { t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Icon } from '../../ui/icon';
import { AlertsApi } from '../alerts-api';

type Chat = TelegramChatsDto['chats'][number];

/** Asks the bot which chats it has seen: nobody knows a chat's number by heart. */
@Component({
  selector: 'app-telegram-chats',
  imports: [Icon, TextPipe],
  template: `
    <button type="button" class="btn" [disabled]="attempt.busy() || !ready()" (click)="find()">
      <app-icon name="search" />{{ 'channelForm.find' | t }}
    </button>
    <div role="status">
      @if (attempt.failure(); as text) {
        <p class="notice error"><app-icon name="alert" />{{ text }}</p>
      } @else if (found(); as found) {
        <p class="muted">{{ 'channelForm.bot' | t: { name: found.bot.name, username: found.bot.username } }}</p>
        @if (chats().length === 0) {
          <p class="notice warn"><app-icon name="alert" />{{ 'channelForm.noChats' | t }}</p>
        }
      } @else {
        <p class="muted">{{ 'channelForm.findHint' | t }}</p>
      }
    </div>
    @if (chats().length > 0) {
      <select
        #choice
        class="input"
        [attr.aria-label]="'channelForm.choose' | t"
        (change)="chosen.emit(chats()[choice.selectedIndex - 1]!.chat)"
      >
        <option disabled selected>{{ 'channelForm.choose' | t }}</option>
        @for (each of chats(); track $index) {
          <option>{{ each.label }}</option>
        }
      </select>
    }
  `,
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: 8px;
    }

    .muted {
      font-size: 12.5px;
    }
  `,
})
export class TelegramChats {
  readonly token = input.required<string>();
  /** Whose token is kept, when none is entered. */
  readonly channelId = input.required<string | null>();
  readonly chosen = output<Chat>();

  private readonly api = inject(AlertsApi);
  protected readonly attempt = new Attempt();
  protected readonly found = signal<TelegramChatsDto | null>(null);
  protected readonly ready = computed(() => this.token().trim() !== '' || this.channelId() !== null);
  protected readonly chats = computed(() =>
    (this.found()?.chats ?? []).map((chat) => ({
      chat,
      label:
        chat.topicId === null
          ? `${chat.title} (${chat.id})`
          : `${t('channelForm.topicOf', { title: chat.title, topic: chat.topicId })} (${chat.id})`,
    })),
  );

  protected async find(): Promise<void> {
    const [token, channelId] = [this.token().trim(), this.channelId()];
    this.found.set(null);
    await this.attempt.run(async () => {
      this.found.set(await this.api.telegramChats(token ? { token } : { channelId: channelId! }));
    });
  }
}
