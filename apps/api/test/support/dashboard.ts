import type { DomainDto, NawalaUpdated, Page, ServerToClientEvents } from '@nawala/contracts';
import { io, type Socket } from 'socket.io-client';
import type { Edge } from './edge';
import type { Route } from './live-client';

/** What the dashboard does, without its pages: loads, listens, and loads again after every gap. */
export interface Dashboard {
  /** `[[id, blockedId], …]` as text, in order. */
  shows(): string;
  close(): void;
}

/** `from`: the address that its browser has. */
export async function openDashboard(edge: Edge, token: string, from: string): Promise<Dashboard> {
  const shown = new Map<string, { blockedId: string | null; lastChecked: string | null }>();
  const merge = ({ domainId, nawala }: Pick<NawalaUpdated, 'domainId' | 'nawala'>): void => {
    const before = shown.get(domainId);
    // What is older than what is shown says nothing new.
    if (before && (before.lastChecked ?? '') > (nawala.lastChecked ?? '')) return;
    shown.set(domainId, nawala);
  };
  const load = async (): Promise<void> => {
    const answer = await edge.ask('GET', '/api/domains?limit=200', { token }).catch(() => undefined);
    if (answer?.status !== 200) return void setTimeout(() => void load(), 100).unref();
    for (const { id, nawala } of (JSON.parse(answer.body) as Page<DomainDto>).items) merge({ domainId: id, nawala });
  };
  const route: Route = { ca: edge.ca, localAddress: from };
  const socket: Socket<ServerToClientEvents> = io(edge.url, {
    ...route,
    auth: { token, batch: true },
    transports: ['websocket'],
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    forceNew: true,
  });
  socket.on('domains:bulk-nawala-updated', ({ updates }) => updates.forEach(merge));
  socket.on('domains:changed', () => void load());
  const connected = new Promise<void>((resolve) => socket.once('connect', resolve));
  socket.on('connect', () => void load());
  await connected;
  return {
    shows: () => JSON.stringify([...shown].map(([id, { blockedId }]) => [id, blockedId]).sort()),
    close: () => void socket.close(),
  };
}
