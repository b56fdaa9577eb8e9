import { setImmediate } from 'node:timers/promises';
import { checkCatalogue } from '../storage/catalogue';
import { Sql } from '../storage/sqlite';
import { Store } from '../storage/store';
import { writeNumber } from './commits';
import { verify } from './verify';

const SLICE_MS = 5;

/** Makes a copy complete by itself, and reads all of it, while others go on. @throws Error that names what is damaged. */
export const checkCopy = async (file: string): Promise<void> => {
  const sql = new Sql(file);
  try {
    sql.exec('PRAGMA journal_mode = DELETE');
    writeNumber(sql, 0);
    checkCatalogue(sql);
    const steps = verify(new Store(sql).all());
    for (let start = performance.now(); !steps.next().done;) {
      if (performance.now() - start < SLICE_MS) continue;
      await setImmediate();
      start = performance.now();
    }
  } finally {
    sql.close();
  }
};
