import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { Env } from '../config/env';
import { EmailTaken } from './users.errors';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

/** How to sign in. The password is there only when it was just made up: somebody must be told, or nobody ever can. */
export interface AdminLogin {
  email: string;
  password?: string;
}

/** Somebody has to be able to sign in: while no user exists, one admin is made. */
@Injectable()
export class FirstAdmin {
  private tell: (login: AdminLogin | undefined) => void;
  /** Settles once the database was reached: the admin that was just made, else the one who is there longest. */
  readonly login = new Promise<AdminLogin | undefined>((resolve) => (this.tell = resolve));

  constructor(
    private readonly env: Env,
    private readonly users: UsersRepository,
    private readonly service: UsersService,
  ) {}

  async ensure(): Promise<void> {
    const made = (await this.users.isEmpty()) ? await this.create() : undefined;
    this.tell(made ?? (await this.users.oldestActiveAdmin()) ?? undefined);
  }

  private async create(): Promise<AdminLogin | undefined> {
    const { ADMIN_EMAIL: email, ADMIN_PASSWORD: configured } = this.env;
    const password = configured ?? randomBytes(12).toString('base64url');
    try {
      await this.service.create(null, { email, name: 'Admin', password, role: 'admin' });
    } catch (error) {
      // Another instance that starts at the same moment was first; the password is theirs to tell.
      if (error instanceof EmailTaken) return undefined;
      throw error;
    }
    return configured === undefined ? { email, password } : { email };
  }
}
