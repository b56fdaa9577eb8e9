import { createAdapter } from '@socket.io/redis-adapter';
import type { Redis } from '../redis/redis';

type AdapterFactory = ReturnType<typeof createAdapter>;

/** What Socket.IO's adapter does with Redis it neither awaits nor catches: a line that is cut must not end the process. */
const ignore = (): undefined => undefined;

/** Rooms that reach over all instances; undefined without Redis. Delivery within this instance never waits for it. */
export function redisRooms({ commands, subscriber }: Redis): AdapterFactory | undefined {
  if (!commands || !subscriber) return undefined;
  const publisher = {
    publish: (channel: string, message: string | Buffer) => commands.publish(channel, message).catch(ignore),
    on: commands.on.bind(commands),
    off: commands.off.bind(commands),
  };
  const listener = {
    psubscribe: (pattern: string) => subscriber.psubscribe(pattern).catch(ignore),
    subscribe: (channels: string[]) => subscriber.subscribe(...channels).catch(ignore),
    punsubscribe: (pattern: string) => subscriber.punsubscribe(pattern).catch(ignore),
    unsubscribe: (channels: string[]) => subscriber.unsubscribe(...channels).catch(ignore),
    on: subscriber.on.bind(subscriber),
    off: subscriber.off.bind(subscriber),
  };
  return createAdapter(publisher, listener, { key: 'nawala' });
}
