import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { BrandsService } from '../brands/brands.service';
import { CheckerAccessGuard } from '../checker/checker-access.guard';
import { Outbox } from '../checker/outbox/outbox';
import { isDatabaseAway } from '../common/app-error-of';
import { BadEnvironment } from '../config/read-env';
import { Database } from '../database/database';
import { DomainUpgrade } from '../domains/domain-upgrade';
import { DomainIndex } from '../domains/list/domain-index';
import { UrlListVersions } from '../domains/url-list-versions';
import { Lease } from '../incidents/lease/lease';
import { JobWatch } from '../jobs/job-watch';
import { KeyWatch } from '../keys/key-watch';
import { LocalKey } from '../keys/local-key';
import { Secrets } from '../secrets/secrets';
import { TransitionsService } from '../transitions/transitions.service';
import { FirstAdmin } from '../users/first-admin';

const RETRY_MS = 500;

/**
 * All that happens between listening and the first answer, in this order. The API listens from the beginning, and answers
 * 503 until the last step is done. A step that fails, as a rule because the database is away, is logged by its name, and
 * after a moment everything begins again with the first: so each must do no harm when it is repeated, on several
 * instances at the same time too.
 */
@Injectable()
export class Startup implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Startup.name);
  private readonly steps: readonly (readonly [name: string, run: () => Promise<void>])[];
  private refuse: (error: BadEnvironment) => void;
  /** Never settles but with this: the database is there, and not for a program that is configured like this one. */
  readonly refused = new Promise<never>((_resolve, reject) => (this.refuse = reject));
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly database: Database,
    private readonly checkerAccess: CheckerAccessGuard,
    transitions: TransitionsService,
    domainUpgrade: DomainUpgrade,
    domainIndex: DomainIndex,
    urlList: UrlListVersions,
    brands: BrandsService,
    outbox: Outbox,
    secrets: Secrets,
    firstAdmin: FirstAdmin,
    keys: KeyWatch,
    localKey: LocalKey,
    jobs: JobWatch,
    lease: Lease,
  ) {
    this.steps = [
      ['connect to the database', () => database.connect()],
      // Uniqueness is an index.
      ['build the indexes', () => database.buildIndexes()],
      ['set how long history is kept', () => transitions.limitAge()],
      ['drop indexes of earlier versions', () => transitions.dropRetired()],
      ['drop what domains of earlier versions hold for searches', () => domainUpgrade.run()],
      ['complete history of earlier versions', () => transitions.upgrade()],
      ['begin the version of the checkers’ list', () => urlList.prepare()],
      ['look which additions of domains a crash broke off', () => brands.noteJoining()],
      ['move history of earlier versions', () => outbox.moveUnmarked()],
      ['move history that a crash left behind', () => outbox.repair()],
      ['check the key of the secrets', () => secrets.check()],
      ['make the first admin', () => firstAdmin.ensure()],
      ['read the keys of checkers', () => keys.start()],
      ['make the key of the checker beside us', () => localKey.ensure()],
      ['go on with jobs that a crash left behind', () => jobs.start()],
      ['look who applies what is due', () => lease.start()],
      ['begin to read the list', () => domainIndex.begin()],
    ];
  }

  async onApplicationBootstrap(): Promise<void> {
    // Whoever only runs the app, as specs do, need not listen.
    this.refused.catch(() => undefined);
    this.checkerAccess.warnIfPublic();
    await this.run();
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.retry);
  }

  private async run(): Promise<void> {
    for (const [name, run] of this.steps) {
      if (this.stopped) return;
      try {
        await run();
      } catch (error) {
        this.tryAgain(name, error);
        return;
      }
    }
    this.database.open();
  }

  private tryAgain(step: string, error: unknown): void {
    if (this.stopped) return;
    if (error instanceof BadEnvironment) {
      this.refuse(error);
      return;
    }
    if (isDatabaseAway(error)) this.logger.warn('The database cannot be reached; trying again');
    else this.logger.error({ err: error, step }, 'The database cannot be used; trying again');
    this.retry = setTimeout(() => void this.run(), RETRY_MS);
  }
}
