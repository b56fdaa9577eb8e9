import { checkCatalogue } from '../storage/catalogue';
import { SqliteConnection } from '../storage/sqlite';
import { Store } from '../storage/store';
import { finish } from '../steps';
import { writeNumber } from './commits';
import { verify } from './verify';

/** Makes a copy complete by itself, and reads all of it. @throws Error that names what is damaged. */
export const checkCopy = (file: string): void => {
  const sql = new SqliteConnection(file);
  try {
    writeNumber(sql, 0);
    checkCatalogue(sql);
    finish(verify(new Store(sql).all()));
  } finally {
    sql.close();
  }
};
