import { type BeforeApplicationShutdown, Logger } from '@nestjs/common';
import { EventEmitter2, OnEvent } from '@nestjs/event-emitter';
import {
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  WebSocketGateway,
  WebSocketServer,
} from '@nestjs/websockets';
import { CHECKERS_NAMESPACE } from '@nawala/contracts';
import { type Acknowledgement, AgentResultDto, AgentStateDto, type CheckRequest } from '@nawala/contracts/checker';
import { appErrorOf } from '../../common/app-error-of';
import { Clock } from '../../common/clock';
import { KeyRevoked } from '../../keys/events/key-revoked.event';
import { Redis } from '../../redis/redis';
import { CheckStopped } from '../events/check-events';
import { CheckersChanged } from '../events/checkers-changed.event';
import { type MeasuredTarget, TargetMeasured } from '../events/target-measured.event';
import type { Agent } from './agent.schema';
import { AgentAdmission } from './agent-admission';
import type { AgentNamespace, AgentSocket } from './agent-socket';
import { AgentsRepository } from './agents.repository';
import { MeasuredScans } from './measured-scans';
import { nextState } from './next-state';
import { readMessage } from './read-message';

/** Where agents connect with their keys: they say how they do, and measure at once what somebody asks for. */
@WebSocketGateway({ namespace: CHECKERS_NAMESPACE })
export class CheckersGateway
  implements OnGatewayInit, OnGatewayConnection, OnGatewayDisconnect, BeforeApplicationShutdown
{
  @WebSocketServer()
  private readonly checkers: AgentNamespace;

  private readonly logger = new Logger(CheckersGateway.name);
  private isStopping = false;

  constructor(
    private readonly admission: AgentAdmission,
    private readonly agents: AgentsRepository,
    private readonly scans: MeasuredScans,
    private readonly redis: Redis,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {}

  afterInit(checkers: AgentNamespace): void {
    checkers.use((socket, next) => {
      this.admission.refusal(socket).then(
        (refusal) => next(refusal === undefined ? undefined : new Error(refusal)),
        // The database is away. A refusal would be final; a broken connection makes the agent try again by itself.
        () => socket.conn.close(),
      );
    });
    checkers.on('ask', (socket, request) => this.askHere(socket, request));
    checkers.on('measured', (result) => this.events.emit(TargetMeasured.event, new TargetMeasured(result)));
    checkers.on('stopped', (checkId) => this.events.emit(CheckStopped.event, new CheckStopped(checkId)));
  }

  async handleConnection(socket: AgentSocket): Promise<void> {
    const { data } = socket;
    socket.on(
      'agent:state',
      (said, acknowledge) => void this.answered(socket, acknowledge, () => this.heard(socket, said)),
    );
    socket.on(
      'agent:result',
      (said, acknowledge) => void this.answered(socket, acknowledge, () => this.measured(socket, said)),
    );
    const { hello, pass, agentId } = data;
    const now = this.clock.now();
    const { name, version, vantages } = hello;
    const agent = { _id: agentId, keyName: pass.name, name, version, vantages, address: socket.handshake.address };
    const states = await this.agents.arrived({ ...agent, socket: socket.id, heardAt: now }).catch(() => undefined);
    // Revoked meanwhile, or nothing can be written: it comes again.
    if (!states || !this.admission.holds(socket)) {
      socket.disconnect(true);
      return;
    }
    for (const state of states) if (vantages.includes(state.vantage)) data.states.set(state.vantage, state);
    this.changed();
  }

  async handleDisconnect({ id, data }: AgentSocket): Promise<void> {
    // The next instance that it comes to knows; while this one ends the database may be gone.
    if (this.isStopping) return;
    const { agentId, refused, hello } = data;
    if (refused > 0) this.logger.warn({ agent: hello.name, refused }, 'An agent said what could not be taken');
    await this.agents.left(agentId, id).catch(() => undefined);
    this.changed();
  }

  beforeApplicationShutdown(): void {
    this.isStopping = true;
  }

  @OnEvent(KeyRevoked.event)
  keyRevoked({ keyId, prefix }: KeyRevoked): void {
    for (const socket of this.checkers?.sockets.values() ?? []) {
      const { pass } = socket.data;
      if (pass.keyId === keyId && pass.prefix === prefix) socket.disconnect(true);
    }
  }

  /** Whether a connected agent can be asked: here, or by another instance as long as Redis stands between. */
  reaches({ socket }: Pick<Agent, 'socket'>): boolean {
    return socket !== null && (this.redis.isReady || this.checkers.sockets.has(socket));
  }

  /** To the agent that speaks over this connection, whichever instance has it. */
  ask(socket: string, request: CheckRequest): void {
    if (!this.askHere(socket, request) && this.redis.isConfigured) this.checkers.serverSideEmit('ask', socket, request);
  }

  /** Tells every instance that a check is over before its time. */
  stopped(checkId: string): void {
    this.events.emit(CheckStopped.event, new CheckStopped(checkId));
    if (this.redis.isConfigured) this.checkers.serverSideEmit('stopped', checkId);
  }

  private askHere(socketId: string, request: CheckRequest): boolean {
    const socket = this.checkers.sockets.get(socketId);
    if (!socket) return false;
    socket.data.asked.add(request, this.clock.now());
    socket.emit('check:request', request);
    return true;
  }

  /** What an agent said is taken or refused with a sentence; one that floods is hung up on. */
  private async answered(
    socket: AgentSocket,
    acknowledge: ((answer: Acknowledgement) => void) | undefined,
    take: () => Promise<Acknowledgement>,
  ): Promise<void> {
    if (socket.data.pace.isFlood(performance.now())) {
      this.logger.warn({ agent: socket.data.hello.name }, 'An agent sends too many messages; its connection is ended');
      socket.disconnect(true);
      return;
    }
    const answer = await take().catch((error: unknown): Acknowledgement => {
      const known = appErrorOf(error);
      if (!known) this.logger.error({ err: error }, 'What an agent said could not be taken');
      return { ok: false, why: known?.detail ?? 'It could not be taken. Send it again.' };
    });
    if (!answer.ok) socket.data.refused += 1;
    if (typeof acknowledge === 'function') acknowledge(answer);
  }

  private async heard({ id, data }: AgentSocket, said: unknown): Promise<Acknowledgement> {
    const state = readMessage(AgentStateDto, said);
    if (!data.hello.vantages.includes(state.vantage))
      return { ok: false, why: `You did not come as ${state.vantage}.` };
    const now = this.clock.now();
    data.states.set(state.vantage, nextState(data.states.get(state.vantage), state, now));
    const { clockOffsetMs } = state;
    const whole = { states: [...data.states.values()], clockOffsetMs, heardAt: now };
    if (!(await this.agents.heard(data.agentId, id, whole)))
      return { ok: false, why: 'Another agent with this key has the same name: give each its own.' };
    this.changed();
    return { ok: true };
  }

  private async measured({ data, handshake }: AgentSocket, said: unknown): Promise<Acknowledgement> {
    const answer = readMessage(AgentResultDto, said);
    if (!data.asked.take(answer, this.clock.now())) return { ok: false, why: 'This was not asked, or is too late.' };
    const result = await this.scans.take(answer, { address: handshake.address, pass: data.pass });
    this.tell(result);
    return { ok: true };
  }

  private tell(result: MeasuredTarget): void {
    this.events.emit(TargetMeasured.event, new TargetMeasured(result));
    if (this.redis.isConfigured) this.checkers.serverSideEmit('measured', result);
  }

  private changed(): void {
    this.events.emit(CheckersChanged.event, new CheckersChanged());
  }
}
