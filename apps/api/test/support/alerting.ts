import type { ChannelDto, MuteDto, RuleDto, WebhookBodyDto } from '@nawala/contracts';
import type { HttpFake } from './channels/http-fake';
import type { Client } from './client';
import { eventually } from './eventually';
import type { TestApi } from './start-api';
import { unmovedHistory } from './unmoved-history';

async function made<T>(answer: Promise<{ status: number; body: T }>): Promise<T> {
  const { status, body } = await answer;
  if (status !== 201) throw new Error(`Expected 201, got ${status}: ${JSON.stringify(body)}`);
  return body;
}

export const addHook = (admin: Client, { url }: HttpFake, name = 'Hook'): Promise<ChannelDto> =>
  made(admin.post<ChannelDto>('/api/alerts/channels', { name, kind: 'webhook', config: { url } }));

/** Tells of blocks and recoveries at once, unless the test says otherwise. */
export const addRule = (admin: Client, channels: readonly ChannelDto[], over: object = {}): Promise<RuleDto> =>
  made(
    admin.post<RuleDto>('/api/alerts/rules', {
      name: 'At once',
      on: ['blocked', 'unblocked'],
      window: 0,
      channelIds: channels.map(({ id }) => id),
      ...over,
    }),
  );

/** What gathers is told now: the end of any mute has all that waits looked at. */
export async function endWindows(admin: Client, domainId: string): Promise<void> {
  const { id } = await made(
    admin.post<MuteDto>('/api/mutes', { scope: { domainId }, until: null, reason: 'to be ended at once' }),
  );
  await admin.delete(`/api/mutes/${id}`);
}

/** What a webhook has been sent, oldest first. */
export const toldTo = ({ asked }: HttpFake): WebhookBodyDto[] =>
  asked.map(({ body }) => JSON.parse(body) as WebhookBodyDto);

/** `incident.opened a.example`, …: the kind of each message, and its domains in order. */
export const summary = (fake: HttpFake): string[] =>
  toldTo(fake).map(({ type, data }) => [type, ...data.incidents.map(({ domain }) => domain).sort()].join(' '));

/** Settles when the webhook was sent so many messages. */
export const sentTo = async (fake: HttpFake, count: number): Promise<WebhookBodyDto[]> => {
  await eventually(
    async () => fake.asked.length,
    (sent) => sent >= count,
  );
  return toldTo(fake);
};

/** Settles when all history until now has reached the rules: what they make of it waits for its window, or is on its way. */
export const allHeard = ({ db }: TestApi): Promise<unknown> =>
  eventually(
    async () => {
      const due = await db.collection('transitions').countDocuments({ due: { $gt: new Date(0) } });
      return due + (await unmovedHistory(db));
    },
    (left) => left === 0,
  );

/** Settles when nothing waits to be told or sent. */
export const allTold = async (api: TestApi): Promise<void> => {
  await allHeard(api);
  await eventually(
    async () => {
      const waiting = await api.db.collection('alertevents').countDocuments({ waiting: true });
      const unsent = await api.db.collection('alertdeliveries').countDocuments({ state: { $in: ['due', 'sending'] } });
      return waiting + unsent;
    },
    (left) => left === 0,
  );
};
