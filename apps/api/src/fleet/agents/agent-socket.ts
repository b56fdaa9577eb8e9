import type { AgentHelloDto, CheckRequest, FromAgentEvents, ToAgentEvents } from '@nawala/contracts/checker';
import type { Namespace, Socket } from 'socket.io';
import type { KeyPass } from '../../access/key-pass';
import type { MeasuredTarget } from '../events/target-measured.event';
import type { VantageState } from './agent.schema';
import type { AskedTargets } from './asked-targets';
import type { MessagePace } from './message-pace';

/** What instances tell each other of agents. */
export interface BetweenInstances {
  /** To whichever instance has the connection. */
  ask: (socket: string, request: CheckRequest) => void;
  measured: (result: MeasuredTarget) => void;
  stopped: (checkId: string) => void;
}

/** What the server remembers of an agent's connection. */
export interface AgentSocketData {
  pass: KeyPass;
  hello: AgentHelloDto;
  /** `Agent._id`. */
  agentId: string;
  asked: AskedTargets;
  pace: MessagePace;
  states: Map<string, VantageState>;
  /** How often it was not taken what the agent said. */
  refused: number;
}

export type AgentNamespace = Namespace<FromAgentEvents, ToAgentEvents, BetweenInstances, AgentSocketData>;
export type AgentSocket = Socket<FromAgentEvents, ToAgentEvents, BetweenInstances, AgentSocketData>;
