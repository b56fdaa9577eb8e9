import type { UpdateUserDto } from '@nawala/contracts';
import fc from 'fast-check';
import { type Connection, createConnection } from 'mongoose';
import { openStore, type TestStore } from '../../test/support/store';
import type { Passwords } from './passwords';
import type { Sessions } from '../sessions/sessions';
import { AppError } from '../common/app-error';
import { AdminDepartures } from './admin-departures';
import { AdminDeparturesRepository } from './admin-departures.repository';
import { AdminDeparturesRecord, AdminDeparturesSchema } from './admin-departures.schema';
import { User, UserSchema } from './user.schema';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

const USERS = 3;
const RUNS = 40;
const NOBODY = { id: '', name: '', role: 'admin', sessionId: '' } as const;

const CHANGES: Record<string, UpdateUserDto | 'delete'> = {
  demote: { role: 'user' },
  deactivate: { active: false },
  promote: { role: 'admin', active: true },
  rename: { name: 'Another' },
  'rename and demote': { name: 'Another', role: 'user' },
  delete: 'delete',
};

interface Act {
  /** Whom of the users. */
  whom: number;
  change: string;
  instance: 0 | 1;
  /** At which of its steps the instance falls asleep for this act: others take it for dead. */
  sleepsAt: number | null;
}

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    whom: fc.nat(USERS - 1),
    change: fc.constantFrom(...Object.keys(CHANGES)),
    instance: fc.constantFrom<0 | 1>(0, 1),
    sleepsAt: fc.option(fc.nat(6), { freq: 8 }),
  }),
  { minLength: 2, maxLength: 6 },
);

/** Every step to the database waits for its turn, which the scheduler gives. */
function inTurns<T extends object>(steps: T, turn: (step: () => Promise<unknown>) => Promise<unknown>): T {
  return new Proxy(steps, {
    get(target, name) {
      const step: unknown = Reflect.get(target, name);
      if (typeof step !== 'function') return step;
      return (...args: unknown[]) => turn(async () => (await step.apply(target, args)) as unknown);
    },
  });
}

describe('The last active admin', () => {
  let store: TestStore;
  let connections: Connection[];

  beforeAll(async () => {
    store = await openStore();
    connections = await Promise.all([1, 2].map(() => createConnection(store.uri).asPromise()));
  });
  afterAll(async () => {
    await Promise.all((connections ?? []).map((connection) => connection.close()));
    await store?.stop();
  });

  const modelOf = (instance: number) => connections[instance]!.model(User.name, UserSchema);
  const serviceOf = (instance: number, turn: (step: () => Promise<unknown>) => Promise<unknown>): UsersService => {
    const records = connections[instance]!.model(AdminDeparturesRecord.name, AdminDeparturesSchema);
    const users = inTurns(new UsersRepository(modelOf(instance)), turn);
    const departures = inTurns(new AdminDeparturesRepository(records), turn);
    const sessions = { endAllOf: () => Promise.resolve() } as unknown as Sessions;
    const passwords = { hash: (password: string) => Promise.resolve(password) } as unknown as Passwords;
    return new UsersService(users, new AdminDepartures(departures, users), passwords, sessions);
  };
  const activeAdmins = () => modelOf(0).countDocuments({ role: 'admin', active: true }).exec();
  const addAdmin = async (name: string) =>
    (await modelOf(0).create({ email: `${name}@example.com`, name, passwordHash: 'x', role: 'admin', active: true }))
      .id as string;

  /** Settles when the act is over: done, refused, or fallen asleep. `later` has what it does when it wakes up. */
  function perform(act: Act, ids: readonly string[], scheduler: fc.Scheduler, later: (() => Promise<unknown>)[]) {
    return new Promise<void>((resolve, reject) => {
      let steps = 0;
      let wake = (): void => undefined;
      const sleep = new Promise<void>((awake) => (wake = awake));
      const turn = async (step: () => Promise<unknown>): Promise<unknown> => {
        if (act.sleepsAt === null || steps++ < act.sleepsAt) return scheduler.scheduleFunction(step)();
        resolve();
        await sleep;
        return step();
      };
      const service = serviceOf(act.instance, turn);
      const wanted = CHANGES[act.change]!;
      const id = ids[act.whom]!;
      const done = wanted === 'delete' ? service.remove(NOBODY, id) : service.update(NOBODY, id, wanted);
      // Refusals are as good an end as any other; a fault is not.
      const over = done.then(
        () => resolve(),
        (error: unknown) => (error instanceof AppError ? resolve() : reject(error as Error)),
      );
      later.push(() => (wake(), over));
    });
  }

  it('stays, whatever happens at the same time on two instances, also when some fall asleep in the middle', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.scheduler(), async (planned, scheduler) => {
        await modelOf(0).deleteMany({});
        const ids: string[] = [];
        const later: (() => Promise<unknown>)[] = [];
        for (let n = 0; n < USERS; n++) ids.push(await addAdmin(`admin-${n}`));
        await scheduler.waitFor(Promise.all(planned.map((act) => perform(act, ids, scheduler, later))));
        expect(await activeAdmins()).toBeGreaterThan(0);

        // Nothing that seems dead keeps others from their work for good.
        const alone = serviceOf(0, (step) => step());
        const heir = (await alone.list()).find(({ role, active }) => role === 'admin' && active)!.id;
        for (const { id, role, active } of await alone.list()) {
          if (id !== heir && role === 'admin' && active) await alone.update(NOBODY, id, { role: 'user' });
        }
        expect(await activeAdmins()).toBe(1);
        await expect(alone.update(NOBODY, heir, { active: false })).rejects.toMatchObject({ code: 'LAST_ADMIN' });
        // Whoever wakes up finds that the world went on.
        await Promise.all(later.map((wakeUp) => wakeUp()));
        expect(await activeAdmins()).toBeGreaterThan(0);
      }),
      { numRuns: RUNS },
    );
  });
});
