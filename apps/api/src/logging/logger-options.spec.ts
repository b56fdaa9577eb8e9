import pino from 'pino';
import { readEnv } from '../config/read-env';
import { loggerOptions } from './logger-options';

describe('The log', () => {
  let written: string[];
  let log: pino.Logger;

  beforeEach(() => {
    written = [];
    const { pinoHttp } = loggerOptions(readEnv({ LOG_LEVEL: 'info' }));
    const options = (Array.isArray(pinoHttp) ? pinoHttp[0] : pinoHttp) as pino.LoggerOptions;
    log = pino(options, { write: (line: string) => void written.push(line) });
  });

  it('never holds a secret, wherever it turns up', () => {
    log.info({ password: 's3cret', body: { newPassword: 's3cret', user: { token: 's3cret' } } }, 'x');
    log.info({ headers: { authorization: 'Bearer s3cret', cookie: 's3cret' } }, 'x');
    log.info({ req: { method: 'GET', url: '/', headers: { authorization: 's3cret', 'x-key': 's3cret' } } }, 'x');
    expect(written).toHaveLength(3);
    expect(written.join('')).not.toContain('s3cret');
  });

  it('leaves out what Nest says about its wiring, but not its warnings', () => {
    log.info({ context: 'RouterExplorer' }, 'Mapped route');
    log.warn({ context: 'RouterExplorer' }, 'Two routes are alike');
    log.info({ context: 'Database' }, 'Connected');
    expect(written.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual([
      'Two routes are alike',
      'Connected',
    ]);
  });
});
