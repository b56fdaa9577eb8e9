import type { ChannelKind } from '@nawala/contracts';
import { Types } from 'mongoose';
import { Pace } from './pace';

const channel = (kind: ChannelKind, chatId?: string) => ({ _id: new Types.ObjectId(), kind, settings: { chatId } });
type Channel = ReturnType<typeof channel>;
const hex = ({ _id }: Channel): string => _id.toHexString();

/** When messages go to these channels, of whoever sends as soon as each may be sent to. */
function timesOf(channels: readonly Channel[], ms: number): number[] {
  const pace = new Pace();
  pace.know(channels);
  const times: number[] = [];
  for (let now = 0; now < ms; now += 10) {
    for (const each of channels) {
      if (pace.left(hex(each), now) > 0) continue;
      pace.spend(hex(each), now);
      times.push(now);
    }
  }
  return times;
}

/** The most that come within so many milliseconds, whenever those begin. */
const mostWithin = (times: readonly number[], ms: number): number =>
  Math.max(...times.map((begin) => times.filter((time) => time >= begin && time < begin + ms).length));

const GROUP = '-1001234567890';

describe('the pace of a channel', () => {
  it.each([
    ['a person in Telegram', channel('telegram', '4711'), 1000, 1],
    ['a person in Telegram', channel('telegram', '4711'), 60_000, 60],
    ['a group in Telegram', channel('telegram', GROUP), 1000, 1],
    ['a group in Telegram', channel('telegram', GROUP), 60_000, 20],
    ['a public channel in Telegram', channel('telegram', '@aurora'), 60_000, 20],
    ['Slack', channel('slack'), 60_000, 60],
    ['Discord', channel('discord'), 2000, 5],
    ['Discord', channel('discord'), 60_000, 30],
  ] as const)('of %s lets through what it takes (%#)', (_what, one, ms, most) => {
    const within = mostWithin(timesOf([one], 180_000), ms);
    expect(within).toBeLessThanOrEqual(most);
    expect(within).toBeGreaterThan(most * 0.7);
  });

  it('of all chats of Telegram together is 30 a second', () => {
    const chats = Array.from({ length: 100 }, (_, n) => channel('telegram', String(n + 1)));
    const within = mostWithin(timesOf(chats, 5000), 1000);
    expect(within).toBeLessThanOrEqual(30);
    expect(within).toBeGreaterThan(20);
  });

  it('is that of the group, whichever of its topics is written to', () => {
    const topics = [channel('telegram', GROUP), channel('telegram', GROUP)];
    expect(mostWithin(timesOf(topics, 120_000), 60_000)).toBeLessThanOrEqual(20);
  });

  it('is its own, and none where there is none', () => {
    const pace = new Pace();
    const [a, b, hook] = [channel('telegram', '1'), channel('telegram', '2'), channel('webhook')];
    pace.know([a, b, hook]);
    for (const each of [a, hook]) pace.spend(hex(each), 0);
    expect([a, b, hook].map((each) => pace.left(hex(each), 0))).toEqual([1000, 0, 0]);
  });
});
