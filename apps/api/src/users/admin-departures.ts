import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '../common/app-error';
import { AdminDeparturesRepository } from './admin-departures.repository';
import { LastAdmin, UserBusy } from './users.errors';
import { UsersRepository } from './users.repository';

/** How often, and after how many milliseconds, is looked again while everybody else is about to leave. */
const LOOKS = 20;
const PAUSE_MS = 25;

/** Rounds in which others may be first. */
const MAX_ROUNDS = 200;

const userOf = (mark: string): string => mark.split(':', 1)[0] ?? '';

/**
 * Keeps the last active admin, under any interleaving on any number of instances. Whoever takes an admin away marks the
 * departure first, in a step that fails if anybody else has marked since the admins were counted; those with a mark do
 * not count as staying. What a crash left is taken off when it stands in the way, after the version of its user was
 * raised: a writer that was only slow finds its write refused.
 */
@Injectable()
export class AdminDepartures {
  constructor(
    private readonly departures: AdminDeparturesRepository,
    private readonly users: UsersRepository,
  ) {}

  /** Runs a write, conditional on the version of `admin`, that takes them away. @throws LastAdmin: nothing was written. */
  async of<T>(admin: Types.ObjectId, write: () => Promise<T>): Promise<T> {
    const mark = await this.mark(admin);
    try {
      const result = await write();
      await this.end(mark);
      return result;
    } catch (error) {
      // Any other failure may have been written, or may be still: then the mark stays.
      if (error instanceof AppError) await this.end(mark);
      throw error;
    }
  }

  private async mark(admin: Types.ObjectId): Promise<string> {
    let looks = 0;
    for (let round = 0; round < MAX_ROUNDS; round++) {
      // In this order: whoever has left since is either marked still or not among the admins any more.
      const { version, marks } = await this.departures.read();
      const others = (await this.users.activeAdminIds()).filter((id) => !id.equals(admin));
      if (others.length === 0) throw new LastAdmin();
      const leaving = new Set(marks.map(userOf));
      if (others.some((id) => !leaving.has(id.toHexString()))) {
        const mark = `${admin.toHexString()}:${randomBytes(6).toString('base64url')}`;
        if (await this.departures.mark(version, mark)) return mark;
      } else if (looks++ < LOOKS) await pause(PAUSE_MS);
      else await this.giveUp(marks.filter((mark) => userOf(mark) !== admin.toHexString()));
    }
    throw new UserBusy();
  }

  private async giveUp(marks: readonly string[]): Promise<void> {
    for (const mark of marks) {
      await this.users.raiseVersion(userOf(mark));
      await this.departures.unmark(mark);
    }
  }

  /** A mark that cannot be taken off now is given up when it stands in the way. */
  private async end(mark: string): Promise<void> {
    await this.departures.unmark(mark).catch(() => undefined);
  }
}
