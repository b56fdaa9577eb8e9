import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { MeasureTools } from '../measure/context';
import { undisturbed } from '../undisturbed';
import { askWitness } from '../witness/ask-witness';
import { Remembered } from '../witness/remembered';
import { parseControlRequest } from './control-request';
import { Nonces } from './nonces';
import { RateLimit } from './rate-limit';
import { reportFor } from './report-for';
import { isGenuine, SIGNATURE_WINDOW_MS, type Signed } from './signature';

export interface ControlServerOptions {
  host: string;
  /** 0: any free one. */
  port: number;
  /** Shared with the checkers. */
  secret: string;
  tools: MeasureTools;
  /** Requests a minute from one address. */
  perMinute?: number;
  /** Measurements at once. */
  concurrency?: number;
}

export interface ControlServer {
  url: URL;
  stop(): Promise<void>;
}

const MAX_BODY_BYTES = 16 * 1024;
const PATH = '/v1/measure';

class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly retryAfterMs = 0,
  ) {
    super(message);
  }
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Refusal(413, 'The body is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

const header = (headers: IncomingHttpHeaders, name: string): string => String(headers[`x-nawala-${name}`] ?? '');

const signedBy = (headers: IncomingHttpHeaders, body: string): Signed => ({
  timestamp: header(headers, 'timestamp'),
  nonce: header(headers, 'nonce').slice(0, 64),
  signature: header(headers, 'signature'),
  body,
});

function reply(response: ServerResponse, status: number, body: object, retryAfterMs = 0): void {
  const retry: Record<string, string> =
    retryAfterMs > 0 ? { 'Retry-After': String(Math.ceil(retryAfterMs / 1000)) } : {};
  response.writeHead(status, { 'Content-Type': 'application/json', ...retry });
  response.end(JSON.stringify(body));
}

/**
 * The reference vantage: measures what checkers ask for, from a network that censors nothing. It needs the shared
 * secret, refuses repetitions and private targets, and returns lengths, titles and header names, never a page.
 */
export async function serveControl(options: ControlServerOptions): Promise<ControlServer> {
  const { secret, tools, perMinute = 600, concurrency = 64 } = options;
  const nonces = new Nonces(SIGNATURE_WINDOW_MS);
  const limit = new RateLimit(perMinute);
  const stopped = new AbortController();
  const witness = new Remembered(() => askWitness(tools, stopped.signal));
  let running = 0;

  async function measureFor(request: IncomingMessage): Promise<object> {
    const waitMs = limit.take(request.socket.remoteAddress ?? '', Date.now());
    if (waitMs > 0) throw new Refusal(429, 'Too many requests', waitMs);
    if (request.method !== 'POST' || request.url !== PATH) throw new Refusal(404, `Only POST ${PATH}`);
    const body = await readBody(request);
    const signed = signedBy(request.headers, body);
    const isWelcome = isGenuine(secret, signed, Date.now()) && nonces.take(signed.nonce, Date.now());
    if (!isWelcome) throw new Refusal(401, 'The signature is wrong, old or used');
    const asked = parseControlRequest(body);
    if (!asked.ok) throw new Refusal(400, asked.problem);
    if (running >= concurrency) throw new Refusal(503, 'Too much to do', 1_000);
    running++;
    const { target, addresses } = asked;
    try {
      const report = () => reportFor(target, addresses, tools, () => witness.get(), stopped.signal);
      const { value, isSound } = await undisturbed(report);
      if (!isSound) throw new Refusal(503, 'It was stopped while it measured', 1_000);
      return value;
    } finally {
      running--;
    }
  }

  const server = createServer((request, response) => {
    measureFor(request).then(
      (report) => reply(response, 200, report),
      (error: unknown) => {
        const { status, message, retryAfterMs } = error instanceof Refusal ? error : new Refusal(500, 'It failed');
        reply(response, status, { error: message }, retryAfterMs);
      },
    );
  });
  server.requestTimeout = 10_000;
  server.listen(options.port, options.host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;

  return {
    url: new URL(`http://${host}:${port}`),
    async stop() {
      stopped.abort();
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}
