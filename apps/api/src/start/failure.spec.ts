import { BadEnvironment } from '../config/read-env';
import { failureLines } from './failure';

describe('Why the API did not start', () => {
  it('is one line per bad variable', () => {
    expect(failureLines(new BadEnvironment(['PORT must …', 'HOST must …']))).toEqual(['PORT must …', 'HOST must …']);
  });

  it('names the port that is taken, and what to do', () => {
    const error = Object.assign(new Error('listen EADDRINUSE'), {
      code: 'EADDRINUSE',
      port: 5000,
      address: '127.0.0.1',
    });
    expect(failureLines(error)).toEqual([
      'Port 5000 on 127.0.0.1 is already in use. Stop the other program, or set PORT to another one.',
    ]);
  });

  it.each(['EACCES', 'EROFS'])('names the folder that cannot be written (%s)', (code) => {
    const error = Object.assign(new Error(code), { code, path: '/srv/data/jwt-secret' });
    expect(failureLines(error)).toEqual([expect.stringContaining('/srv/data/jwt-secret cannot be written')]);
  });

  it('is what the store says, otherwise', () => {
    expect(failureLines(new Error('The folder ./data is in use by process 7.'))).toEqual([
      'The folder ./data is in use by process 7.',
    ]);
  });
});
