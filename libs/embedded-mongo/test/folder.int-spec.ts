import { execFile } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type EmbeddedMongo, startEmbeddedMongo } from '../src/index';
import { Running } from './support/running';

const run = promisify(execFile);
const serve = resolve(import.meta.dirname, '../../../tools/db/serve.mjs');
const isRoot = process.getuid?.() === 0;

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8);

describe('the data folder', () => {
  const running = new Running();
  afterEach(() => running.end());

  const written = async (dataDir: string): Promise<EmbeddedMongo> => {
    const database = await running.database({ dataDir });
    await (await running.client(database)).db('kept').collection('things').insertOne({ name: 'a' });
    return database;
  };
  const modesIn = async (dataDir: string): Promise<Record<string, string>> => {
    const names = await readdir(dataDir);
    return Object.fromEntries(
      await Promise.all(names.map(async (name) => [name, await modeOf(join(dataDir, name))] as const)),
    );
  };
  const forOwner = { 'nawala.db': '600', 'nawala.db-wal': '600', 'nawala.mark': '600', 'nawala.socket': '600' };

  it('is made for its owner alone, with all that is in it', async () => {
    const dataDir = join(await running.folder(), 'new');
    await written(dataDir);
    expect(await modeOf(dataDir)).toBe('700');
    expect(await modesIn(dataDir)).toEqual(forOwner);
  });

  it('is closed to others at the next start when it was open to them', async () => {
    const dataDir = await running.folder();
    await (await written(dataDir)).stop();
    await chmod(dataDir, 0o755);
    await chmod(join(dataDir, 'nawala.db'), 0o644);
    await written(dataDir);
    expect(await modeOf(dataDir)).toBe('700');
    expect(await modesIn(dataDir)).toEqual(forOwner);
  });

  it('is refused in one line when it is a file', async () => {
    const file = join(await running.folder(), 'file');
    await writeFile(file, '');
    await expect(startEmbeddedMongo({ dataDir: file })).rejects.toThrow(
      `The data folder ${file} cannot be used: it is not a folder (EEXIST)`,
    );
  });

  it.each([
    ['the log of a file that is gone', 'nawala.db-wal'],
    ["another program's files", 'index.html'],
  ])('is refused in one line, and left as it is, when it holds %s', async (_, name) => {
    const dataDir = await running.folder();
    await writeFile(join(dataDir, name), 'precious');
    const before = await readdir(dataDir);
    await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(
      `The data folder ${dataDir} cannot be used: it holds other files (${name}) but no nawala.db; ` +
        'restore a copy made with `npm run backup` as nawala.db, or name an empty folder',
    );
    expect(await readdir(dataDir)).toEqual(before);
    expect(await readFile(join(dataDir, name), 'utf8')).toBe('precious');
  });

  it.each([
    'jwt-secret',
    'jwt-secret.7.0badcafe',
    'secrets-key',
    '.gitkeep',
    'lost+found',
    'nawala.db-new',
    'nawala.db-new-wal',
  ])('may hold %s before the first start', async (name) => {
    const dataDir = await running.folder();
    await writeFile(join(dataDir, name), '');
    await expect(running.database({ dataDir })).resolves.toBeDefined();
  });

  describe('that cannot be written', () => {
    let dataDir: string;
    let undo: (() => Promise<unknown>) | undefined;
    afterEach(() => undo?.());

    /** For root only a file system can be read-only; where none can be mounted there is nothing to test. */
    const makeReadOnly = async (): Promise<boolean> => {
      if (!isRoot) {
        await chmod(dataDir, 0o500);
        undo = () => chmod(dataDir, 0o700);
        return true;
      }
      return run('mount', ['-o', 'bind,ro', dataDir, dataDir]).then(
        () => {
          undo = () => run('umount', [dataDir]);
          return true;
        },
        () => false,
      );
    };

    it.each([true, false])('is refused in one line (holds a database: %s)', async (holdsOne) => {
      dataDir = join(await running.folder(), 'data');
      await mkdir(dataDir, { mode: 0o700 });
      if (holdsOne) await (await written(dataDir)).stop();
      if (!(await makeReadOnly())) return;
      await expect(startEmbeddedMongo({ dataDir })).rejects.toThrow(
        /^The data folder \S+ cannot be used: it cannot be written \(E(ROFS|ACCES)\)$/,
      );
    });
  });
});

describe('the folder for temporary files', () => {
  const running = new Running();
  afterEach(() => running.end());

  /** What a process of its own, with this TMPDIR, says when it does not start. */
  const refusalWith = async (TMPDIR: string): Promise<unknown> => {
    await running.database();
    const args = [serve, '--port', '0', '--data-dir', await running.folder()];
    return run(process.execPath, args, { env: { ...process.env, TMPDIR } }).catch(
      ({ stderr }: { stderr: string }) => stderr,
    );
  };

  it('is refused in one line when its path is too long for a socket', async () => {
    const long = join(await running.folder(), 'x'.repeat(100));
    await mkdir(long);
    expect(await refusalWith(long)).toMatch(/^TMPDIR is too long: .* Set TMPDIR to a shorter one\.\n$/);
  });

  it('is refused in one line when it is not there', async () => {
    const missing = join(await running.folder(), 'missing');
    expect(await refusalWith(missing)).toBe(
      `The folder ${missing} cannot be written (ENOENT). Set TMPDIR to another one.\n`,
    );
  });
});
