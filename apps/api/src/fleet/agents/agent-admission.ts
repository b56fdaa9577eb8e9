import { Injectable } from '@nestjs/common';
import { AgentHelloDto } from '@nawala/contracts/checker';
import type { KeyPass } from '../../access/key-pass';
import { AppError } from '../../common/app-error';
import { KeyVerifier } from '../../keys/key-verifier.service';
import type { AgentSocket } from './agent-socket';
import { AskedTargets } from './asked-targets';
import { MessagePace } from './message-pace';
import { readMessage } from './read-message';

const mayReportAs = ({ vantages }: KeyPass, vantage: string): boolean =>
  vantages.length === 0 || vantages.includes(vantage);

/** Which connections are agents': by the key that they show, and as nobody else's vantage. */
@Injectable()
export class AgentAdmission {
  constructor(private readonly keys: KeyVerifier) {}

  /** Gives why it is refused, in words for whoever runs the agent; undefined when it is let in. */
  async refusal(socket: AgentSocket): Promise<string | undefined> {
    const { key, agent } = socket.handshake.auth as { key?: unknown; agent?: unknown };
    const pass = typeof key === 'string' ? await this.keys.verify(key) : undefined;
    if (!pass?.scopes.includes('report')) return 'unauthorized';
    try {
      const hello = readMessage(AgentHelloDto, agent);
      const foreign = hello.vantages.filter((vantage) => !mayReportAs(pass, vantage));
      if (foreign.length > 0) return `this key does not report as ${foreign.join(', ')}`;
      this.keys.seen(pass);
      const remembered = { asked: new AskedTargets(), pace: new MessagePace(), states: new Map(), refused: 0 };
      socket.data = { pass, hello, agentId: `${pass.keyId}:${hello.name}`, ...remembered };
      return undefined;
    } catch (error) {
      if (error instanceof AppError) return error.detail;
      throw error;
    }
  }

  /** Whether a connection that was let in still has a key that counts. */
  holds({ data }: AgentSocket): boolean {
    return this.keys.holds(data.pass);
  }
}
