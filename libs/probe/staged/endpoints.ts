import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { formatEndpoint, PUBLIC_NETWORK, type Endpoint, type ProbeNetwork } from '../src/address/network';
import type { Handler } from './handlers';

/** Nothing listens here: a connection is refused. */
const CLOSED: Endpoint = { address: '127.0.0.1', port: 1 };

/** Staged servers: addresses that look real, each port of which is really an ephemeral port of loopback. */
export class Endpoints {
  private readonly routes = new Map<string, Endpoint>();
  private readonly servers: Server[] = [];
  private readonly sockets = new Set<Socket>();

  /** Lets something listen at an address that exists on this stage only. */
  async listen(endpoint: Endpoint, handle: Handler): Promise<void> {
    const server = createServer({ noDelay: true }, (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
      socket.on('error', () => socket.destroy());
      handle(socket);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    this.servers.push(server);
    const { port } = server.address() as AddressInfo;
    this.routes.set(formatEndpoint(endpoint), { address: '127.0.0.1', port });
  }

  /** Makes an endpoint lead somewhere else on loopback. */
  lead(endpoint: Endpoint, to: Endpoint): void {
    this.routes.set(formatEndpoint(endpoint), to);
  }

  /** Makes connections to an endpoint fail, also where something listens below this stage. */
  refuse(endpoint: Endpoint): void {
    this.lead(endpoint, CLOSED);
  }

  /** This stage in front of another: what is not changed here is as it is there. */
  over(below: Endpoints): ProbeNetwork {
    const find = (endpoint: Endpoint) => this.routes.get(formatEndpoint(endpoint)) ?? below.network.route(endpoint);
    return { mayDial: PUBLIC_NETWORK.mayDial, route: find };
  }

  /** The product's own address policy, and roads that lead to this stage and nowhere else. */
  readonly network: ProbeNetwork = {
    mayDial: PUBLIC_NETWORK.mayDial,
    route: (endpoint) => this.routes.get(formatEndpoint(endpoint)) ?? CLOSED,
  };

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await Promise.all(this.servers.map((server) => once(server.close(), 'close')));
  }
}
