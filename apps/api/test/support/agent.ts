import type { KeySecretDto } from '@nawala/contracts';
import type { Acknowledgement, AgentHelloDto, AgentStateDto, CheckRequest } from '@nawala/contracts/checker';
import type { ScanResultDto } from '@nawala/contracts/checker';
import { io, type Socket } from 'socket.io-client';
import { eventually } from './eventually';
import type { Route } from './live-client';
import type { SignedInClient } from './users';

let last = 0;

/** A key that reports, as these vantages if any are named. */
export async function addKey(admin: SignedInClient, vantages: readonly string[] = []): Promise<KeySecretDto> {
  const body = { name: `Key ${++last}`, scopes: ['report'], vantages };
  return (await admin.post<KeySecretDto>('/api/keys', body)).body;
}

/** An agent's connection, and what it was asked. */
export interface TestAgent {
  socket: Socket;
  requests: CheckRequest[];
  /** Settles when it was asked so often in all. */
  isAsked(times?: number): Promise<CheckRequest[]>;
  state(state: Partial<AgentStateDto>): Promise<Acknowledgement>;
  /** Answers the target of a request; what is asked of it is up to the test. */
  answer(request: CheckRequest, scanResult: ScanResultDto, more?: object): Promise<Acknowledgement>;
  ends: Promise<string>;
  close(): void;
}

/** Connects as an agent does; rejects with the server's words when it is refused. */
export async function connectAgent(
  url: string,
  key: unknown,
  hello: Partial<AgentHelloDto> = {},
  route: Route = {},
): Promise<TestAgent> {
  const agent = { name: `agent-${++last}`, version: '1.2.3', vantages: ['telkom'], interval: 300, concurrency: 10 };
  const socket = io(`${url}/checkers`, {
    auth: { key, agent: { ...agent, ...hello } },
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    ...route,
  });
  const requests: CheckRequest[] = [];
  socket.on('check:request', (request: CheckRequest) => requests.push(request));
  const ends = new Promise<string>((resolve) => socket.once('disconnect', (reason) => resolve(reason)));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  const say = (event: string, payload: object): Promise<Acknowledgement> => socket.emitWithAck(event, payload);
  return {
    socket,
    requests,
    ends,
    isAsked: (times = 1) =>
      eventually(
        async () => requests,
        ({ length }) => length >= times,
      ),
    state: (state) => {
      const canaries = { passed: 4, total: 4, failed: null };
      return say('agent:state', { vantage: 'telkom', backlog: 0, canaries, clockOffsetMs: 0, ...state });
    },
    answer: ({ requestId, targets, vantages }, scanResult, more = {}) =>
      say('agent:result', { requestId, ...targets[0], vantage: vantages[0], scanResult, ...more }),
    close: () => void socket.close(),
  };
}
