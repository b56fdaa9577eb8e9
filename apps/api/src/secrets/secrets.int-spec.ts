import { type Connection, createConnection } from 'mongoose';
import { openStore, type TestStore } from '../../test/support/store';
import { Env } from '../config/env';
import { SecretCheck, SecretCheckSchema } from './secret-check.schema';
import { SecretCheckRepository } from './secret-check.repository';
import { Secrets } from './secrets';

const [FIRST, SECOND, THIRD] = ['a'.repeat(32), 'b'.repeat(32), 'c'.repeat(32)] as const;

describe('Secrets', () => {
  let store: TestStore;
  let connection: Connection;
  let kept: Record<string, string>;

  beforeEach(async () => {
    store = await openStore();
    connection = await createConnection(store.uri).asPromise();
    kept = {};
  });
  afterEach(async () => {
    await connection.close();
    await store.stop();
  });

  /** One instance that keeps its secrets in `kept`. */
  function instance(key: string, old = ''): Secrets {
    const checks = new SecretCheckRepository(connection.model(SecretCheck.name, SecretCheckSchema));
    const secrets = new Secrets(checks, Object.assign(new Env(), { SECRETS_KEY: key, SECRETS_KEY_OLD: old }));
    secrets.onNewKey(async () => {
      for (const [name, sealed] of Object.entries(kept)) kept[name] = secrets.resealed(sealed, name) ?? sealed;
    });
    return secrets;
  }

  it('come back after a restart with the same key', async () => {
    kept['a'] = await instance(FIRST).seal('token', 'a');
    const again = instance(FIRST);
    await again.check();
    expect(again.open(kept['a'], 'a')).toBe('token');
  });

  it('stop a start with another key, in one line that does not show it', async () => {
    await instance(FIRST).seal('token', 'a');
    const failure = await instance(SECOND)
      .check()
      .catch((error: Error) => error.message);
    expect(failure).toMatch(/^SECRETS_KEY is not the key .*SECRETS_KEY_OLD$/);
    expect(failure).not.toContain(SECOND);
  });

  it('take any key while there are none', async () => {
    await instance(FIRST).check();
    await instance(SECOND).check();
  });

  it('are not stored by an instance whose key is not that of the others', async () => {
    const [one, other] = [instance(FIRST), instance(SECOND)];
    await one.seal('token', 'a');
    await expect(other.seal('token', 'b')).rejects.toMatchObject({ code: 'SECRETS_KEY_MISSING' });
  });

  it('are encrypted anew with a new key, after which the old one is not needed', async () => {
    kept['a'] = await instance(FIRST).seal('token', 'a');
    await instance(SECOND, FIRST).check();
    const now = instance(SECOND);
    await now.check();
    expect(now.open(kept['a'], 'a')).toBe('token');
    await expect(instance(THIRD, FIRST).check()).rejects.toThrow('SECRETS_KEY');
  });

  it('are encrypted anew where a change of keys was cut short, or is done twice', async () => {
    kept['a'] = await instance(FIRST).seal('token', 'a');
    kept['b'] = await instance(FIRST).seal('other', 'b');
    kept['a'] = instance(SECOND, FIRST).resealed(kept['a'], 'a') ?? '';
    await Promise.all([instance(SECOND, FIRST).check(), instance(SECOND, FIRST).check()]);
    const now = instance(SECOND);
    await now.check();
    expect([now.open(kept['a'], 'a'), now.open(kept['b'], 'b')]).toEqual(['token', 'other']);
  });

  it('cannot be stored without a key, and start all the same', async () => {
    const secrets = instance('');
    await secrets.check();
    await expect(secrets.seal('token', 'a')).rejects.toMatchObject({ code: 'SECRETS_KEY_MISSING' });
    expect(secrets.open('v1.x', 'a')).toBeUndefined();
  });
});
