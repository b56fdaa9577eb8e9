import type { Params } from 'nestjs-pino';
import type { LogFn, Logger } from 'pino';
import pretty from 'pino-pretty';
import type { Env } from '../config/env';

/** What must never be written down, wherever in a log line it turns up. */
const SECRETS = [
  'authorization',
  'cookie',
  'password',
  'currentPassword',
  'newPassword',
  'token',
  'accessToken',
  'refreshToken',
];
const redact = [
  ...SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
  'req.headers["set-cookie"]',
  'res.headers["set-cookie"]',
];

/** Of an address in a log line. */
const MAX_URL = 300;

/** Nest tells of every module and route at every start; whoever wants that asks for `debug`. */
const WIRING = new Set(['InstanceLoader', 'NestApplication', 'NestFactory', 'RouterExplorer', 'RoutesResolver']);
const INFO = 30;

function leaveOutWiring(this: Logger, args: Parameters<LogFn>, log: LogFn, level: number): void {
  const [about] = args as [{ context?: string } | undefined];
  if (level === INFO && this.level === 'info' && WIRING.has(about?.context ?? '')) return;
  log.apply(this, args);
}

/** JSON lines for machines; colours for a person at a terminal. */
export function loggerOptions({ LOG_LEVEL }: Env): Params {
  const options = {
    level: LOG_LEVEL,
    redact: { paths: redact, censor: '[redacted]' },
    hooks: { logMethod: leaveOutWiring },
    // Headers and bodies stay out altogether.
    serializers: {
      req: ({ id, method, url, remoteAddress }: Record<string, unknown>) => ({
        id,
        method,
        url: String(url).slice(0, MAX_URL),
        remoteAddress,
      }),
      res: ({ statusCode }: Record<string, unknown>) => ({ statusCode }),
    },
  };
  const terminal = process.stdout.isTTY ? pretty({ singleLine: true, ignore: 'pid,hostname', sync: true }) : undefined;
  // `logAnswers` tells of requests: here, each would make a logger of its own first.
  return { forRoutes: [], pinoHttp: terminal ? [options, terminal] : options };
}
