import { closeSync, openSync, rmSync } from 'node:fs';
import { documentOf } from '../bson/values';
import { checkCopy } from '../integrity/copy';
import { verify as verifyAll } from '../integrity/verify';
import { badValue, type MongoError } from '../mongo-error';
import { changeMatches } from '../query/execute';
import { compileFilter } from '../query/filter';
import { finish, type Steps } from '../steps';
import type { Reply } from '../wire/reply';
import type { Engine, ImmediateCommand, QueuedCommand } from './command';

export const backup: ImmediateCommand = {
  fields: '',
  immediate: async ({ copy, request }) => {
    const { backup: file } = request.body;
    if (typeof file !== 'string') throw badValue('backup needs a file name');
    makeFile(file);
    try {
      await copy(file);
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
export const sweepExpired = {
  writes: true,
  fields: '',
  *run({ store, now }: Engine): Steps<Reply> {
    let n = 0;
    for (const collection of store.all()) {
      for (const { definition } of [...collection.indexes]) {
        if (definition.expireAfter === undefined) continue;
        const oldest = new Date(now().getTime() - definition.expireAfter * 1000);
        const filter = compileFilter(documentOf([[String(definition.fields[0]?.path), documentOf([['$lt', oldest]])]]));
        yield* changeMatches(collection, filter, false, (match) => {
          collection.remove(match);
          n += 1;
        });
      }
    }
    return { n, ok: 1 };
  },
} as const;

/** At once, so that nobody writes meanwhile: it is asked of a database that was opened for it. */
export const verify: QueuedCommand = {
  fields: '',
  *run({ store }) {
    return { documents: finish(verifyAll(store.all())), ok: 1 };
  },
};
