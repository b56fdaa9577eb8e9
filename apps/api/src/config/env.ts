import { CONSENSUS_POLICIES, LIMITS, type Consensus } from '@nawala/contracts';
import { parseDuration } from '@nawala/rules';
import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { IsBaseUrl, IsOrigin, IsOrigins, IsSmtpUrl, IsTrustedProxies } from './env-rules';

const AsNumber = (): PropertyDecorator =>
  Transform(({ value }) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value));
const AsDuration = (): PropertyDecorator =>
  Transform(({ value }) => (typeof value === 'string' ? parseDuration(value) : value));
const AsList = (): PropertyDecorator =>
  Transform(({ value }) =>
    typeof value === 'string'
      ? value
          .split(',')
          .map((item) => item.trim())
          .filter(Boolean)
      : value,
  );

const AsSwitch = (): PropertyDecorator =>
  Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value));

const yesOrNo = { message: 'must be true or false' };
const port = { message: 'must be a port number from 0 to 65535' };
const rate = { message: 'must be a whole number of requests a minute, or 0 for no limit' };
const most = { message: 'must be a whole number, or 0 for no limit' };
const oneOf = (values: readonly string[]) => ({ message: `must be one of: ${values.join(', ')}` });

const CHECKER_AUTHS = ['public', 'key'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const NODE_ENVS = ['development', 'test', 'production'] as const;
const SWITCH = ['on', 'off'] as const;

/** Every variable the API reads, once. What each one means is the table in README.md. */
export class Env {
  @IsIn(NODE_ENVS, oneOf(NODE_ENVS))
  NODE_ENV: (typeof NODE_ENVS)[number] = 'development';

  @AsNumber()
  @IsInt(port)
  @Min(0, port)
  @Max(65535, port)
  PORT = 5000;

  @AsNumber()
  @IsInt(port)
  @Min(0, port)
  @Max(65535, port)
  WEB_PORT = 3000;

  @IsString()
  HOST = '127.0.0.1';

  /** Left out: the embedded store in `DATA_DIR`; the bootstrap then fills in its address. */
  @IsOptional()
  @Matches(/^mongodb(\+srv)?:\/\/\S+$/, { message: 'must begin with mongodb:// or mongodb+srv://' })
  MONGODB_URI?: string;

  @IsString()
  DATA_DIR = './data';

  @IsOptional()
  @Matches(/^rediss?:\/\/\S+$/, { message: 'must begin with redis:// or rediss://' })
  REDIS_URL?: string;

  /** Left out (not in production): generated once; the bootstrap then fills it in. */
  @ValidateIf(({ NODE_ENV, JWT_SECRET }: Env) => NODE_ENV === 'production' || JWT_SECRET !== '')
  @Length(32, 1024, { message: 'must be a secret of at least 32 characters' })
  JWT_SECRET = '';

  @IsEmail({ require_tld: false }, { message: 'must be an e-mail address' })
  ADMIN_EMAIL = 'admin@example.com';

  @IsOptional()
  @Length(LIMITS.passwordMin, LIMITS.passwordMax, {
    message: `must have ${LIMITS.passwordMin} to ${LIMITS.passwordMax} characters`,
  })
  ADMIN_PASSWORD?: string;

  @IsIn(CHECKER_AUTHS, oneOf(CHECKER_AUTHS))
  CHECKER_AUTH: (typeof CHECKER_AUTHS)[number] = 'public';

  @IsIn(CONSENSUS_POLICIES, oneOf(CONSENSUS_POLICIES))
  CONSENSUS: Consensus = 'any';

  /** Milliseconds; written as a duration such as `1h`. */
  @AsDuration()
  @IsNumber({}, { message: 'must be a duration such as 90s, 15m, 1h or 7d' })
  @Min(1000, { message: 'must be at least 1s' })
  STALE_AFTER = 3_600_000;

  @AsNumber()
  @IsInt(rate)
  @Min(0, rate)
  CHECKER_RATE_LIMIT = 60_000;

  /** Open connections of one address; of a believed proxy they are not counted. */
  @AsNumber()
  @IsInt(most)
  @Min(0, most)
  CONNECTIONS_PER_ADDRESS = 500;

  /** Of sockets, from one address. */
  @AsNumber()
  @IsInt(rate)
  @Min(0, rate)
  HANDSHAKE_RATE_LIMIT = 600;

  @AsNumber()
  @IsInt(most)
  @Min(0, most)
  SOCKETS_PER_SESSION = 20;

  @AsNumber()
  @IsInt(rate)
  @Min(0, rate)
  API_RATE_LIMIT = 600;

  @AsNumber()
  @IsInt(rate)
  @Min(0, rate)
  LOGIN_RATE_LIMIT = 10;

  /** `false`, a number of hops, or addresses and CIDRs. */
  @IsTrustedProxies()
  TRUST_PROXY = 'false';

  /** Left out: the dashboard's own origins. */
  @IsOptional()
  @AsList()
  @IsOrigins()
  CORS_ORIGINS?: string[];

  @AsNumber()
  @IsInt({ message: 'must be a whole number of days' })
  @Min(1, { message: 'must be at least 1 day' })
  @Max(3650, { message: 'must be at most 3650 days' })
  HISTORY_DAYS = 90;

  @IsIn(LOG_LEVELS, oneOf(LOG_LEVELS))
  LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  @IsOptional()
  @Matches(/^\S{16,1024}$/, { message: 'must be a token of at least 16 characters without spaces' })
  METRICS_TOKEN?: string;

  @IsIn(SWITCH, oneOf(SWITCH))
  LOCAL_CHECKER: (typeof SWITCH)[number] = 'on';

  /** Left out (not in production): generated once; the bootstrap then fills it in. Empty: no secret can be stored. */
  @ValidateIf(({ SECRETS_KEY }: Env) => SECRETS_KEY !== '')
  @Length(32, 1024, { message: 'must be a secret of at least 32 characters' })
  SECRETS_KEY = '';

  /** The key before, for one start: everything is encrypted anew with `SECRETS_KEY`. */
  @ValidateIf(({ SECRETS_KEY_OLD }: Env) => SECRETS_KEY_OLD !== '')
  @Length(32, 1024, { message: 'must be the SECRETS_KEY of before' })
  SECRETS_KEY_OLD = '';

  /** Left out: the dashboard on this machine (`publicUrlOf`). */
  @IsOptional()
  @IsOrigin()
  PUBLIC_URL?: string;

  @IsOptional()
  @IsSmtpUrl()
  SMTP_URL?: string;

  @ValidateIf(({ SMTP_URL, MAIL_FROM }: Env) => SMTP_URL !== undefined || MAIL_FROM !== undefined)
  @IsEmail(
    { require_tld: false, allow_display_name: true },
    { message: 'must be the sender of e-mails, such as Nawala <nawala@example.com>, where SMTP_URL is set' },
  )
  MAIL_FROM?: string;

  @IsBaseUrl()
  TELEGRAM_API_URL = 'https://api.telegram.org';

  @AsSwitch()
  @IsBoolean(yesOrNo)
  ALERTS_PUBLIC_ONLY = false;

  @AsSwitch()
  @IsBoolean(yesOrNo)
  ALERTS_ALLOW_LOOPBACK = false;
}

/** Where people find the dashboard: in links of messages. */
export const publicUrlOf = ({ PUBLIC_URL, WEB_PORT }: Env): string => PUBLIC_URL ?? `http://localhost:${WEB_PORT}`;
