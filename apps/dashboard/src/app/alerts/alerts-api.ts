import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type {
  ChannelDto,
  ChannelSecretDto,
  ChannelTestDto,
  CreateChannelDto,
  CreatedChannelDto,
  CreateRuleDto,
  RuleDto,
  RulePreviewDto,
  TelegramChatsDto,
  TelegramChatsQueryDto,
  UpdateChannelDto,
  UpdateRuleDto,
} from '@nawala/contracts';
import { firstValueFrom } from 'rxjs';
import { language } from '../locale/language';

const CHANNELS = '/api/alerts/channels';
const RULES = '/api/alerts/rules';

/** Reads are resources, to be called where a component is made; writes resolve to what the server made of them. */
@Service()
export class AlertsApi {
  private readonly http = inject(HttpClient);

  channels() {
    return httpResource<ChannelDto[]>(() => CHANNELS);
  }

  rules() {
    return httpResource<RuleDto[]>(() => RULES);
  }

  connect = (channel: CreateChannelDto) => this.post<CreatedChannelDto>(CHANNELS, channel);
  changeChannel = (id: string, changes: UpdateChannelDto) => this.patch<ChannelDto>(`${CHANNELS}/${id}`, changes);
  removeChannel = (id: string) => this.delete(`${CHANNELS}/${id}`);
  /** In the language of the page, where no rule says in which one this channel reads. */
  test = (id: string) =>
    firstValueFrom(
      this.http.post<ChannelTestDto>(`${CHANNELS}/${id}/test`, {}, { headers: { 'Accept-Language': language() } }),
    );
  rotateSecret = (id: string) => this.post<ChannelSecretDto>(`${CHANNELS}/${id}/rotate-secret`);
  telegramChats = (bot: TelegramChatsQueryDto) => this.post<TelegramChatsDto>(`${CHANNELS}/telegram/chats`, bot);

  addRule = (rule: CreateRuleDto) => this.post<RuleDto>(RULES, rule);
  changeRule = (id: string, changes: UpdateRuleDto) => this.patch<RuleDto>(`${RULES}/${id}`, changes);
  removeRule = (id: string) => this.delete(`${RULES}/${id}`);
  preview = (rule: CreateRuleDto) => this.post<RulePreviewDto>(`${RULES}/preview`, rule);

  private post<T>(url: string, body: object = {}): Promise<T> {
    return firstValueFrom(this.http.post<T>(url, body));
  }

  private patch<T>(url: string, body: object): Promise<T> {
    return firstValueFrom(this.http.patch<T>(url, body));
  }

  private delete(url: string): Promise<unknown> {
    return firstValueFrom(this.http.delete(url));
  }
}
