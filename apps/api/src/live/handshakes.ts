import type { IncomingMessage } from 'node:http';
import type { Env } from '../config/env';
import { clientNetworkOf, isProxyOf } from '../pipe/client-address';
import { Tally } from '../pipe/tally';
import type { Budgets } from '../throttle/budgets';

const MINUTE = 60_000;

/** What is bounded of the connections below Socket.IO: how often one address opens one, and how many it has open. */
export class Handshakes {
  private readonly open = new Tally();
  private readonly isProxy = isProxyOf(this.env);

  constructor(
    private readonly budgets: Budgets,
    private readonly env: Env,
  ) {}

  /** Why there may not be another one; undefined when there may. */
  async refusal(request: IncomingMessage): Promise<string | undefined> {
    const { CONNECTIONS_PER_ADDRESS: most, HANDSHAKE_RATE_LIMIT: limit } = this.env;
    const client = clientNetworkOf(request, this.isProxy);
    if (most > 0 && this.open.of(client) >= most) return 'too many connections';
    if (limit === 0) return undefined;
    const wait = await this.budgets.spend(`handshake:${client}`, { limit, windowMs: MINUTE });
    return wait > 0 ? 'too many handshakes' : undefined;
  }

  /** One more; gives what to call when it has closed. */
  opened(request: IncomingMessage): () => void {
    return this.open.add(clientNetworkOf(request, this.isProxy));
  }
}
