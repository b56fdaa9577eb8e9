import { closeSync, openSync, rmSync } from 'node:fs';
import { checkCopy } from '../integrity/copy';
import { verify } from '../integrity/verify';
import { finish } from '../steps';
import { badValue, MongoError } from '../mongo-error';
import { documentOf } from '../bson/values';
import { compileFilter } from '../query/filter';
import { findMatches } from '../query/execute';
import type { Name } from '../registry';
import { decodeDocument } from '../bson/decode';
import type { Command, Invocation } from './command';

/** The database's own commands, for its host and its command line: only the private socket takes them. */
const onlyInPrivate = ({ isPrivate, request }: Invocation): void => {
  if (!isPrivate) throw new MongoError(13, `${request.name} is only taken from the private socket`);
};

const backup: Command = {
  alone: true,
  fields: '',
  run: (invocation) => {
    onlyInPrivate(invocation);
    const { backup: file } = invocation.request.body;
    if (typeof file !== 'string') throw badValue('backup needs a file name');
    makeFile(file);
    try {
      invocation.store.backup(file);
      checkCopy(file);
    } catch (error) {
      rmSync(file, { force: true });
      throw badValue(`The backup ${file} was not written: ${(error as Error).message}`);
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
    throw badValue(`The backup ${file} was not written: ${code === 'EEXIST' ? 'the file already exists' : message}`);
  }
};

/** Removes what the TTL indexes say has expired; runs every minute and when told to. */
const sweepExpired: Command = {
  writes: true,
  fields: '',
  run: (invocation) => {
    onlyInPrivate(invocation);
    let n = 0;
    for (const collection of invocation.store.all()) {
      for (const { definition } of collection.indexes) {
        if (definition.expireAfter === undefined) continue;
        const oldest = new Date(invocation.now().getTime() - definition.expireAfter * 1000);
        const path = String(definition.fields[0]?.path);
        const filter = compileFilter(documentOf([[path, documentOf([['$lt', oldest]])]]));
        for (const { rowId, body } of findMatches(collection, { filter, sort: [], skip: 0, limit: 0 })) {
          collection.remove(rowId, decodeDocument(body));
          n += 1;
        }
      }
    }
    return { n, ok: 1 };
  },
};

const verifyAll: Command = {
  fields: '',
  run: (invocation) => {
    onlyInPrivate(invocation);
    return { ...finish(verify(invocation.store.all())), ok: 1 };
  },
};

export const maintenanceCommands = { backup, sweepExpired, verify: verifyAll } satisfies Partial<
  Record<Name<'command'>, Command>
>;
