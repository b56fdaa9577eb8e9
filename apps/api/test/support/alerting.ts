import type { ChannelDto, MuteDto, RuleDto, WebhookBodyDto } from '@nawala/contracts';
import type { HttpFake } from './channels/http-fake';
import type { Client } from './client';
import { eventually } from './eventually';

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

/** Settles when nothing waits to be told or sent. */
export const allTold = (admin: {
  db: { collection(name: string): { countDocuments(filter: object): Promise<number> } };
}): Promise<unknown> =>
  eventually(
    async () => {
      const [due, waiting, unsent] = await Promise.all([
        admin.db.collection('transitions').countDocuments({ due: true }),
        admin.db.collection('alertevents').countDocuments({ waiting: true }),
        admin.db.collection('alertdeliveries').countDocuments({ state: { $in: ['due', 'sending'] } }),
      ]);
      return due + waiting + unsent;
    },
    (left) => left === 0,
  );
