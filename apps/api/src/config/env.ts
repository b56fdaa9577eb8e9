import { CONSENSUS_POLICIES, LIMITS, VANTAGE_PATTERN, type Consensus } from '@nawala/contracts';
import { IsEmail, IsOptional, IsString, Length, Matches, ValidateIf } from 'class-validator';
import { IsBaseUrl, IsOrigin, IsOrigins, IsSmtpUrl, IsTrustedProxies } from './env-rules';
import { AsList, IsDays, IsDuration, IsMost, IsOneOf, IsPort, IsRate, IsSecret, IsSwitch } from './env-values';

const CHECKER_AUTHS = ['public', 'key'] as const;
const ADHOC_CHECKS = ['admins', 'all'] as const;
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const NODE_ENVS = ['development', 'test', 'production'] as const;
const SWITCH = ['on', 'off'] as const;

/** Every variable the API reads, once. What each one means is the table in README.md. */
export class Env {
  @IsOneOf(NODE_ENVS)
  NODE_ENV: (typeof NODE_ENVS)[number] = 'development';

  @IsPort()
  PORT = 5000;

  @IsPort()
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
  @IsSecret()
  JWT_SECRET = '';

  @IsEmail({ require_tld: false }, { message: 'must be an e-mail address' })
  ADMIN_EMAIL = 'admin@example.com';

  @IsOptional()
  @Length(LIMITS.passwordMin, LIMITS.passwordMax, {
    message: `must have ${LIMITS.passwordMin} to ${LIMITS.passwordMax} characters`,
  })
  ADMIN_PASSWORD?: string;

  @IsOneOf(CHECKER_AUTHS)
  CHECKER_AUTH: (typeof CHECKER_AUTHS)[number] = 'public';

  @IsOneOf(CONSENSUS_POLICIES)
  CONSENSUS: Consensus = 'any';

  @IsDuration()
  STALE_AFTER = 3_600_000;

  @IsRate()
  CHECKER_RATE_LIMIT = 60_000;

  /** Open connections of one address; of a believed proxy they are not counted. */
  @IsMost()
  CONNECTIONS_PER_ADDRESS = 500;

  /** Of sockets, from one address. */
  @IsRate()
  HANDSHAKE_RATE_LIMIT = 600;

  @IsMost()
  SOCKETS_PER_SESSION = 20;

  @IsRate()
  API_RATE_LIMIT = 600;

  @IsRate()
  LOGIN_RATE_LIMIT = 10;

  /** `false`, a number of hops, or addresses and CIDRs. */
  @IsTrustedProxies()
  TRUST_PROXY = 'false';

  /** Left out: the dashboard's own origins. */
  @IsOptional()
  @AsList()
  @IsOrigins()
  CORS_ORIGINS?: string[];

  /** Who may have names measured that are not watched. */
  @IsOneOf(ADHOC_CHECKS)
  ADHOC_CHECKS: (typeof ADHOC_CHECKS)[number] = 'admins';

  @IsDays()
  HISTORY_DAYS = 90;

  @IsOneOf(LOG_LEVELS)
  LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  @IsOptional()
  @Matches(/^\S{16,1024}$/, { message: 'must be a token of at least 16 characters without spaces' })
  METRICS_TOKEN?: string;

  @IsOneOf(SWITCH)
  LOCAL_CHECKER: (typeof SWITCH)[number] = 'on';

  /** Set by `npm start`, for the vantage of the checker that it runs: a key of its own is kept for it in `DATA_DIR`. */
  @IsOptional()
  @Matches(VANTAGE_PATTERN, { message: 'must be 1 to 40 lower-case letters, digits or hyphens' })
  LOCAL_CHECKER_VANTAGE?: string;

  /** Left out (not in production): generated once; the bootstrap then fills it in. Empty: no secret can be stored. */
  @ValidateIf(({ SECRETS_KEY }: Env) => SECRETS_KEY !== '')
  @IsSecret()
  SECRETS_KEY = '';

  /** The key before, for one start: everything is encrypted anew with `SECRETS_KEY`. */
  @ValidateIf(({ SECRETS_KEY_OLD }: Env) => SECRETS_KEY_OLD !== '')
  @IsSecret('must be the SECRETS_KEY of before')
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

  @IsSwitch()
  ALERTS_PUBLIC_ONLY = false;

  @IsSwitch()
  ALERTS_ALLOW_LOOPBACK = false;
}

/** Where people find the dashboard: in links of messages. */
export const publicUrlOf = ({ PUBLIC_URL, WEB_PORT }: Env): string => PUBLIC_URL ?? `http://localhost:${WEB_PORT}`;
