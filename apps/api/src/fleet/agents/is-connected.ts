import type { Agent } from './agent.schema';

/** Agents speak every 30 seconds: one that has not for so long is gone, whatever its connection says. */
export const HEARD_MS = 45_000;

export const isConnected = ({ socket, heardAt }: Pick<Agent, 'socket' | 'heardAt'>, now: Date): boolean =>
  socket !== null && now.getTime() - heardAt.getTime() < HEARD_MS;
