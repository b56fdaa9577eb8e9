import { BadEnvironment, readEnv } from './read-env';

const SECRET = 'x'.repeat(32);

const problemsOf = (variables: Record<string, string>): readonly string[] => {
  try {
    readEnv(variables);
    return [];
  } catch (error) {
    if (error instanceof BadEnvironment) return error.lines;
    throw error;
  }
};

describe('The environment', () => {
  it('has a default for everything that may be left out', () => {
    expect({ ...readEnv({}) }).toEqual({
      ALERTS_ALLOW_LOOPBACK: false,
      ALERTS_PUBLIC_ONLY: false,
      SECRETS_KEY: '',
      SECRETS_KEY_OLD: '',
      TELEGRAM_API_URL: 'https://api.telegram.org',
      NODE_ENV: 'development',
      PORT: 5000,
      WEB_PORT: 3000,
      HOST: '127.0.0.1',
      DATA_DIR: './data',
      JWT_SECRET: '',
      ADMIN_EMAIL: 'admin@example.com',
      CHECKER_AUTH: 'public',
      ADHOC_CHECKS: 'admins',
      CONSENSUS: 'any',
      STALE_AFTER: 3_600_000,
      CHECKER_RATE_LIMIT: 60_000,
      CONNECTIONS_PER_ADDRESS: 500,
      HANDSHAKE_RATE_LIMIT: 600,
      SOCKETS_PER_SESSION: 20,
      API_RATE_LIMIT: 600,
      LOGIN_RATE_LIMIT: 10,
      TRUST_PROXY: 'false',
      HISTORY_DAYS: 90,
      LOG_LEVEL: 'info',
      LOCAL_CHECKER: 'on',
    });
  });

  it('turns text into what it means', () => {
    const env = readEnv({
      PORT: '0',
      STALE_AFTER: '15m',
      API_RATE_LIMIT: '0',
      CORS_ORIGINS: 'https://a.example.com, http://localhost:3000',
      MONGODB_URI: ' mongodb://db1,db2/nawala?replicaSet=rs0 ',
    });
    expect(env).toMatchObject({
      PORT: 0,
      STALE_AFTER: 900_000,
      API_RATE_LIMIT: 0,
      CORS_ORIGINS: ['https://a.example.com', 'http://localhost:3000'],
      MONGODB_URI: 'mongodb://db1,db2/nawala?replicaSet=rs0',
    });
  });

  it('takes empty for unset, and ignores what belongs to others', () => {
    expect(readEnv({ PORT: '', MONGODB_URI: ' ', HOME: '/root', __proto__: 'x' })).toMatchObject({ PORT: 5000 });
    expect(readEnv({ MONGODB_URI: '' }).MONGODB_URI).toBeUndefined();
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '5e3'],
    ['MONGODB_URI', 'postgres://db'],
    ['REDIS_URL', 'localhost:6379'],
    ['JWT_SECRET', 'short'],
    ['ADMIN_EMAIL', 'admin'],
    ['ADMIN_PASSWORD', 'too short'],
    ['CHECKER_AUTH', 'none'],
    ['ADHOC_CHECKS', 'users'],
    ['CONSENSUS', 'all'],
    ['STALE_AFTER', '1 fortnight'],
    ['STALE_AFTER', '5ms'],
    ['LOGIN_RATE_LIMIT', 'ten'],
    ['TRUST_PROXY', 'true'],
    ['TRUST_PROXY', '10.0.0.0/33'],
    ['CORS_ORIGINS', '*'],
    ['CORS_ORIGINS', 'https://a.example.com/path'],
    ['HISTORY_DAYS', '0'],
    ['LOG_LEVEL', 'loud'],
    ['METRICS_TOKEN', 'short'],
    ['LOCAL_CHECKER', 'yes'],
    ['LOCAL_CHECKER_VANTAGE', 'PT Telkom'],
    ['SECRETS_KEY', 'short'],
    ['SECRETS_KEY_OLD', 'short'],
    ['PUBLIC_URL', 'https://nawala.example.com/dashboard'],
    ['PUBLIC_URL', 'nawala.example.com'],
    ['MAIL_FROM', 'nobody'],
    ['TELEGRAM_API_URL', 'http://127.0.0.1:8081/'],
    ['TELEGRAM_API_URL', 'telegram.local'],
    ['ALERTS_PUBLIC_ONLY', 'yes'],
    ['ALERTS_ALLOW_LOOPBACK', '1'],
  ])('refuses %s=%s with one line that says what is allowed', (name, value) => {
    const [line, ...more] = problemsOf({ [name]: value });
    expect(more).toEqual([]);
    expect(line).toMatch(new RegExp(`^${name} must `));
  });

  it('says first of what kind a value has to be', () => {
    expect(problemsOf({ STALE_AFTER: 'soon', HISTORY_DAYS: 'ten' })).toEqual([
      'STALE_AFTER must be a duration such as 90s, 15m, 1h or 7d',
      'HISTORY_DAYS must be a whole number of days',
    ]);
  });

  it('wants to know who sends where e-mail is set up', () => {
    expect(problemsOf({ SMTP_URL: 'mail.example.com', MAIL_FROM: 'n@example.com' })).toEqual([
      expect.stringMatching(/^SMTP_URL must /),
    ]);
    expect(problemsOf({ SMTP_URL: 'smtp://mail.example.com' })).toEqual([expect.stringMatching(/^MAIL_FROM must /)]);
    const mail = { SMTP_URL: 'smtps://user:s%40crt@mail.example.com', MAIL_FROM: 'Nawala <nawala@example.com>' };
    expect(readEnv(mail)).toMatchObject(mail);
  });

  it('never repeats a value: it may be a secret', () => {
    const lines = problemsOf({ JWT_SECRET: 's3cret', ADMIN_PASSWORD: 's3cret', MONGODB_URI: 'mongo:s3cret@db' });
    expect(lines).toHaveLength(3);
    expect(lines.join()).not.toContain('s3cret');
  });

  it('names every bad variable, each once', () => {
    const lines = problemsOf({ PORT: 'x', WEB_PORT: 'y', LOG_LEVEL: 'z' });
    expect(lines.map((line) => line.split(' ', 1)[0])).toEqual(['PORT', 'WEB_PORT', 'LOG_LEVEL']);
  });

  it('insists on a secret in production', () => {
    expect(problemsOf({ NODE_ENV: 'production' })).toEqual([expect.stringMatching(/^JWT_SECRET /)]);
    expect(problemsOf({ NODE_ENV: 'production', JWT_SECRET: SECRET })).toEqual([]);
  });
});
