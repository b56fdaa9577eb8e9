import type { BrandDto, DomainDto } from '@nawala/contracts';
import { startEmbeddedMongo } from '@nawala/embedded-mongo';
import { type Connection, createConnection } from 'mongoose';
import { addHook, addRule } from './support/alerting';
import { type ApiProcess, type ApiProgram, buildApi } from './support/api-process';
import { addBrand, addDomain, report } from './support/catalogue';
import { answering, type HttpFake, type Reply, startHttpFake } from './support/channels/http-fake';
import { clientOf } from './support/client';
import { eventually } from './support/eventually';
import { type SignedInClient, signInAs } from './support/users';

/** `npm run chaos` asks for 20. */
const ROUNDS = Number(process.env['CHAOS_ROUNDS'] ?? 2);
const DOMAINS = 6;
const PATIENCE_MS = 150_000;

const PASSWORD = 'first admin password';

/** Refuses every second request before it takes it; what it takes and then loses the answer to is counted apart. */
function unreliable() {
  const accepted: { id: string; body: string }[] = [];
  const lost = new Set<string>();
  const reply: Reply = (asked, response) => {
    const luck = Math.random();
    if (luck < 0.5) return answering(503, '', { 'retry-after': '0' })(asked, response);
    const id = String(asked.headers['webhook-id']);
    accepted.push({ id, body: asked.body });
    if (luck > 0.95) {
      lost.add(id);
      return void response.destroy();
    }
    return answering(204, '')(asked, response);
  };
  return { reply, accepted, lost };
}

describe('Alerts of two instances, of which the sender is killed again and again', () => {
  let program: ApiProgram;
  let database: Awaited<ReturnType<typeof startEmbeddedMongo>>;
  let connection: Connection;
  let admin: SignedInClient;
  let brand: BrandDto;
  let hook: HttpFake;
  const running: ApiProcess[] = [];

  const start = async (number: number): Promise<void> => {
    const started = program.fork({
      MONGODB_URI: database.uri,
      SECRETS_KEY: 'a key that only the tests know, too, 32+',
      JWT_SECRET: 'a secret that only the tests know, 32+',
      ADMIN_PASSWORD: PASSWORD,
      ALERTS_ALLOW_LOOPBACK: 'true',
      API_RATE_LIMIT: '0',
      LOGIN_RATE_LIMIT: '0',
      CHECKER_RATE_LIMIT: '0',
    });
    running[number] = started;
    const direct = clientOf(await started.url);
    await eventually(
      () => direct.get('/health/ready'),
      ({ status }) => status === 200,
    );
  };
  const kill = async (number: number): Promise<void> => {
    running[number]?.child.kill('SIGKILL');
    await running[number]?.exit;
  };
  /** Which of them sends: one does, within 15 s of the other's death. */
  const holder = async (): Promise<number> => {
    const isHolder = async (number: number) =>
      /^nawala_dispatcher 1$/m.test((await clientOf(await running[number]!.url).get<string>('/metrics')).body);
    return eventually(
      async () => ((await isHolder(0)) ? 0 : (await isHolder(1)) ? 1 : -1),
      (number) => number >= 0,
    );
  };
  const signedInAt = async (number: number): Promise<SignedInClient> =>
    signInAs(await running[number]!.url, 'admin@example.com', PASSWORD);

  beforeAll(async () => {
    [program, database] = await Promise.all([buildApi(), startEmbeddedMongo({ inMemory: true }, { port: 0 })]);
    connection = await createConnection(database.uri, { dbName: 'nawala' }).asPromise();
    hook = await startHttpFake(answering(204, ''));
    await start(0);
    await start(1);
    admin = await signedInAt(0);
    brand = await addBrand(admin);
  });
  afterAll(async () => {
    await connection?.close();
    await Promise.all([kill(0), kill(1), hook?.close()]);
    await Promise.all([database?.stop(), program?.remove()]);
  });

  it(
    'are told at least once, and doubled at most where a kill was',
    async () => {
      const { reply, accepted, lost } = unreliable();
      hook.reply = reply;
      await addRule(admin, [await addHook(admin, hook)], { window: 0 });
      const all: DomainDto[] = [];
      const isTold = ({ id }: DomainDto) => accepted.some(({ body }) => body.includes(id));
      for (let round = 0; round < ROUNDS; round++) {
        const sender = await holder();
        const checker = await signedInAt(1 - sender);
        const domains: DomainDto[] = [];
        for (let n = 0; n < DOMAINS; n++) domains.push(await addDomain(checker, { brandId: brand.id }));
        for (const { id } of domains) await report(checker, id, 'accessible');
        const somewhere = hook.asked.length + Math.floor(Math.random() * 4);
        const blocking = (async () => {
          for (const { id } of domains) await report(checker, id, 'blocked');
        })();
        await eventually(
          async () => hook.asked.length >= somewhere || domains.every(isTold),
          (isTime) => isTime,
          PATIENCE_MS,
        );
        await kill(sender);
        await blocking;
        all.push(...domains);
        await start(sender);
      }
      // What was in flight at a kill waits for its claim to end, while the next rounds go on.
      await eventually(
        async () => all.filter((domain) => !isTold(domain)).length,
        (missing) => missing === 0,
        PATIENCE_MS,
      );
      const messagesOf = ({ id }: DomainDto) =>
        new Set(accepted.filter(({ body }) => body.includes(id)).map((each) => each.id)).size;
      const times = new Map([...Map.groupBy(accepted, ({ id }) => id)].map(([id, each]) => [id, each.length]));
      const doubled = [...times].filter(([id, count]) => count > 1 && !lost.has(id)).length;
      process.stdout.write(
        `${ROUNDS} kills, ${hook.asked.length} requests: ${all.length} incidents in ${times.size} messages, all told; ` +
          `${doubled} doubled by a kill, ${lost.size} accepted and the answer lost\n`,
      );
      expect(all.map(messagesOf)).toEqual(all.map(() => 1));
      expect(doubled).toBeLessThanOrEqual(ROUNDS);
    },
    ROUNDS * 120_000 + 2 * PATIENCE_MS,
  );
});
