import { closeSync, openSync, rmSync } from 'node:fs';
import { documentOf } from '../bson/values';
import { checkCopy } from '../integrity/copy';
import { verify as verifyAll } from '../integrity/verify';
import { badValue, MongoError } from '../mongo-error';
import { compileFilter } from '../query/filter';
import { finish } from '../steps';
import type { ImmediateCommand, Invocation, QueuedCommand } from './command';
import { removeAll } from './delete';

/** The database's own commands, for its host and its command line: only the private socket takes them. */
const onlyInPrivate = ({ isPrivate, request }: Invocation): void => {
  if (!isPrivate) throw new MongoError(13, `${request.name} is only taken from the private socket`);
};

export const backup: ImmediateCommand = {
  fields: '',
  immediate: async (invocation) => {
    onlyInPrivate(invocation);
    const { backup: file } = invocation.request.body;
    if (typeof file !== 'string') throw badValue('backup needs a file name');
    makeFile(file);
    try {
      await invocation.copy(file);
      await checkCopy(file);
    } catch (error) {
      for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true });
      throw notWritten(file, (error as Error).message);
    }
    return { ok: 1 };
  },
};

/** For its owner alone from the first byte on; SQLite then fills it. */
const makeFile = (file: string): void => {
  try {
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw notWritten(file, code === 'EEXIST' ? 'the file already exists' : message);
  }
};

const notWritten = (file: string, reason: string): MongoError =>
  badValue(`The backup ${file} was not written: ${reason}`);

/** Removes what the TTL indexes say has expired; runs every minute and when told to. */
export const sweepExpired: QueuedCommand = {
  writes: true,
  fields: '',
  *run(invocation) {
    onlyInPrivate(invocation);
    let n = 0;
    for (const collection of invocation.store.all()) {
      for (const { definition } of [...collection.indexes]) {
        if (definition.expireAfter === undefined) continue;
        const oldest = new Date(invocation.now().getTime() - definition.expireAfter * 1000);
        const path = String(definition.fields[0]?.path);
        n += yield* removeAll(collection, compileFilter(documentOf([[path, documentOf([['$lt', oldest]])]])));
      }
    }
    return { n, ok: 1 };
  },
};

/** At once, so that nobody writes meanwhile: it is asked of a database that was opened for it. */
export const verify: QueuedCommand = {
  fields: '',
  run: (invocation) => {
    onlyInPrivate(invocation);
    return { documents: finish(verifyAll(invocation.store.all())), ok: 1 };
  },
};
