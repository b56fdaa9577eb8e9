import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Env } from '../config/env';
import { Database } from '../database/database';
import { AdminRosterRepository } from './admin-roster.repository';
import { EmailTaken } from './users.errors';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

/** What somebody must be told once, or nobody can ever sign in. */
export interface GeneratedLogin {
  email: string;
  password: string;
}

/** Somebody has to be able to sign in: while no user exists, one admin is made. */
@Injectable()
export class FirstAdmin {
  private made: (login: GeneratedLogin | undefined) => void;
  /** Settles once the database was reached: the login if it was just made up here, else undefined. */
  readonly generated = new Promise<GeneratedLogin | undefined>((resolve) => (this.made = resolve));

  constructor(
    private readonly env: Env,
    private readonly users: UsersRepository,
    private readonly service: UsersService,
    private readonly roster: AdminRosterRepository,
    database: Database,
  ) {
    database.onReady(() => this.ensure());
  }

  private async ensure(): Promise<void> {
    if (await this.users.isEmpty()) this.made(await this.create());
    await this.roster.align(await this.users.activeAdminIds());
    this.made(undefined);
  }

  private async create(): Promise<GeneratedLogin | undefined> {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: configured } = this.env;
    const password = configured ?? randomBytes(12).toString('base64url');
    try {
      await this.service.create(null, { email, name: 'Admin', password, role: 'admin' });
    } catch (error) {
      // Another instance that starts at the same moment was first; the password is theirs to tell.
      if (error instanceof EmailTaken) return undefined;
      throw error;
    }
    return configured === undefined ? { email, password } : undefined;
  }
}
