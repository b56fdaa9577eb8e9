import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** argon2id with the library's defaults, which are OWASP's first choice (19 MiB, 2 passes). */
@Injectable()
export class Passwords {
  /** Compared against when there is no such user, so that the answer takes as long as for a wrong password. */
  private readonly decoy = hash('nobody has this password');

  hash(password: string): Promise<string> {
    return hash(password);
  }

  async matches(password: string, passwordHash: string | undefined): Promise<boolean> {
    const right = await verify(passwordHash ?? (await this.decoy), password);
    return right && passwordHash !== undefined;
  }
}
