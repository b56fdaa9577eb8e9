import {
  createProbe,
  measureTools,
  parseTarget,
  serveControl,
  type CheckResult,
  type ControlServer,
} from '../../src/index';
import { createAuthority, type Authority } from '../../staged/authority';
import { startBlackHole, type BlackHole } from '../../staged/black-hole';
import { startDnsServer, type DnsServer, type StagedAnswer } from '../../staged/dns-server';
import { Endpoints } from '../../staged/endpoints';
import { page, serveHttp, serveHttps, type CertificateFor, type Handler, type Respond } from '../../staged/handlers';

/** Shorter than the usual, so that silence does not take its time, and long enough for a busy machine to answer. */
const DEADLINES = { dns: 4_000, lateAnswer: 20, tcp: 3_000, tls: 3_000, http: 6_000 };
const SECRET = 'conformance';

type Resolve = (name: string, type: string) => StagedAnswer | undefined;

export const WWW = '93.184.216.34';
export const BLOCK_PAGE = '83.224.65.41';
/** The same provider's block page on a host that serves plain http alone. */
export const BLOCK_PAGE_HTTP_ONLY = '83.224.65.42';
export const NOTHING_LISTENS = '83.224.65.43';
export const ISP_PROXY = '130.192.16.171';

/** No network leads to a multicast address for TCP. */
const NO_WAY = { address: '224.0.0.1', port: 1 };

export const website = page('Example Domain');
export const accessDenied: Respond = (_request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html' });
  response.end('<html><head><title>Access Denied</title></head><body>Access Denied</body></html>');
};

/**
 * The simulated world of OONI's conformance suite: an internet as it is, which the control sees, and a provider's
 * network on top of it, where the checker sits.
 */
export class World {
  private readonly internet = new Endpoints();
  private readonly provider = new Endpoints();
  private readonly abroad = new Endpoints();
  private readonly truth = new Map<string, StagedAnswer>();
  private readonly lies = new Map<string, () => StagedAnswer>();
  private readonly servers: (DnsServer | ControlServer | BlackHole)[] = [];
  /** Whether there is a control, and how it takes to the checker. */
  control: 'helps' | 'is away' | 'refuses' | 'is nowhere' = 'helps';
  /** How long a resolver is listened to after its first answer; milliseconds. */
  lateAnswerMs = DEADLINES.lateAnswer;
  /** How the provider's resolver answers whatever nobody lied about in particular; undefined leaves the truth. */
  everyLie: Resolve = () => undefined;
  /** The same of the control's own resolver. */
  controlsLie: Resolve = () => undefined;
  /** The name that is surely free. */
  neutral: string | undefined;

  constructor(
    readonly authority: Authority,
    private readonly strangers: Authority,
  ) {}

  /** The name as its owner publishes it. */
  publish(name: string, answer: StagedAnswer): this {
    this.truth.set(name, answer);
    return this;
  }

  /** The name as the provider's resolver tells it. */
  lie(name: string, answer: StagedAnswer | (() => StagedAnswer)): this {
    this.lies.set(name, typeof answer === 'function' ? answer : () => answer);
    return this;
  }

  http = (respond: Respond = website): Handler => serveHttp(respond);
  https = (respond: Respond = website, certificateFor?: CertificateFor): Handler =>
    serveHttps(this.authority, respond, certificateFor);
  /** A certificate that nobody trusts. */
  untrustedHttps = (respond: Respond): Handler => serveHttps(this.strangers, respond);

  /** A real server. */
  async serve(address: string, port: 80 | 443, handler: Handler): Promise<this> {
    await this.internet.listen({ address, port }, handler);
    return this;
  }

  /** What the provider puts in front of a real server. */
  async intercept(address: string, port: 80 | 443, handler: Handler): Promise<this> {
    await this.provider.listen({ address, port }, handler);
    return this;
  }

  /** What the control meets in front of a real server. */
  async interceptAbroad(address: string, port: 80 | 443, handler: Handler): Promise<this> {
    await this.abroad.listen({ address, port }, handler);
    return this;
  }

  refuse(address: string, port: 80 | 443): this {
    this.provider.refuse({ address, port });
    return this;
  }

  /** What the provider's network sends there vanishes. */
  async swallow(...addresses: string[]): Promise<this> {
    const hole = await startBlackHole();
    this.servers.push(hole);
    for (const address of addresses) {
      for (const port of [80, 443]) this.provider.lead({ address, port }, hole.endpoint);
    }
    return this;
  }

  /** From the provider's network there is no way to this address. */
  cutOff(address: string): this {
    for (const port of [80, 443]) this.provider.lead({ address, port }, NO_WAY);
    return this;
  }

  /** A site with both ports at one address. */
  async site(name: string, address: string, respond: Respond = website): Promise<this> {
    this.publish(name, { a: [address] });
    await this.serve(address, 80, this.http(respond));
    return this.serve(address, 443, this.https(respond));
  }

  async probe() {
    const tell = (name: string) => this.truth.get(name) ?? { rcode: 'NXDOMAIN' as const };
    const [honest, providers] = await Promise.all([
      startDnsServer((name, type) => this.controlsLie(name, type) ?? tell(name)),
      startDnsServer((name, type) => this.lies.get(name)?.() ?? this.everyLie(name, type) ?? tell(name)),
    ]);
    const deadlines = { ...DEADLINES, lateAnswer: this.lateAnswerMs };
    const trust = { extraCa: [this.authority.pem], deadlines };
    const network = this.abroad.over(this.internet);
    const tools = measureTools({ ...trust, network, resolvers: [honest.endpoint] });
    const control = await serveControl({ host: '127.0.0.1', port: 0, secret: SECRET, tools });
    this.servers.push(honest, providers, control);
    const url = this.control === 'is away' ? new URL('http://127.0.0.1:2') : control.url;
    const secret = this.control === 'refuses' ? 'another secret altogether' : SECRET;
    return createProbe({
      ...trust,
      network: this.provider.over(this.internet),
      resolvers: [providers.endpoint],
      ...(this.control !== 'is nowhere' && { control: { url, secret } }),
      ...(this.neutral !== undefined && { neutral: this.neutral }),
    });
  }

  /** Checks a target so many times. */
  async check(input: string, times = 1): Promise<CheckResult[]> {
    const target = parseTarget(input);
    if (!target.ok) throw new Error(target.problem);
    const probe = await this.probe();
    const results: CheckResult[] = [];
    while (results.length < times) results.push(await probe.check(target.target));
    return results;
  }

  async close(): Promise<void> {
    await Promise.all([...this.servers, this.internet, this.provider, this.abroad].map((part) => part.stop()));
  }
}

let authorities: Promise<[Authority, Authority]> | undefined;

/** An empty world; the authorities are made once. */
export async function createWorld(): Promise<World> {
  authorities ??= Promise.all([createAuthority(), createAuthority('Nobody Knows It')]);
  return new World(...(await authorities));
}
