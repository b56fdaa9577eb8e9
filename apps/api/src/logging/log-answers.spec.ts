import fastify, { type FastifyInstance } from 'fastify';
import pino from 'pino';
import { logAnswers } from './log-answers';

interface Line {
  level: number;
  msg: string;
  req: { method: string; url: string };
  res: { statusCode: number };
  responseTime: number;
}

describe('The log of answers', () => {
  let app: FastifyInstance;
  let lines: Line[];

  function start(level: string): void {
    lines = [];
    const { req, res } = pino.stdSerializers;
    const logger = pino(
      { level, serializers: { req, res } },
      { write: (line) => void lines.push(JSON.parse(line) as Line) },
    );
    app = fastify();
    logAnswers(app, logger);
    for (const path of ['/health/live', '/api/:status'])
      app.get<{ Params: { status?: string } }>(path, async ({ params: { status = '503' } }, reply) => {
        await reply.status(Number(status)).send();
      });
  }

  afterEach(() => app.close());

  it('tells what was asked and answered, the louder the worse', async () => {
    start('debug');
    for (const status of [200, 404, 503]) await app.inject(`/api/${status}`);
    expect(lines.map(({ level, msg, res }) => [level, msg, res.statusCode])).toEqual([
      [20, 'request completed', 200],
      [30, 'request completed', 404],
      [50, 'request errored', 503],
    ]);
    expect(lines[1]).toMatchObject({
      req: { method: 'GET', url: '/api/404' },
      responseTime: expect.any(Number) as number,
    });
  });

  it('says nothing below its level, nor of probes', async () => {
    start('info');
    for (const path of ['/api/200', '/health/live']) await app.inject(path);
    expect(lines).toEqual([]);
  });
});
