import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';

/** `outdated`: right, but the hash is of another Unicode form than new ones are made of. */
export type PasswordMatch = 'right' | 'outdated' | 'wrong';

/** One key may send one character and another keyboard's two for the same letter: NFKC makes them one (RFC 8265). */
const normalized = (password: string): string => password.normalize('NFKC');

/** argon2id with the library's defaults, which are OWASP's first choice (19 MiB, 2 passes). */
@Injectable()
export class Passwords {
  /** Compared against when there is no such user, so that the answer takes as long as for a wrong password. */
  private readonly decoy = hash('nobody has this password');

  hash(password: string): Promise<string> {
    return hash(normalized(password));
  }

  async match(password: string, passwordHash: string | undefined): Promise<PasswordMatch> {
    const kept = passwordHash ?? (await this.decoy);
    const form = normalized(password);
    const match = (await verify(kept, form)) ? 'right' : await this.asTyped(kept, password, form);
    return passwordHash === undefined ? 'wrong' : match;
  }

  private async asTyped(kept: string, password: string, form: string): Promise<PasswordMatch> {
    return password !== form && (await verify(kept, password)) ? 'outdated' : 'wrong';
  }
}
