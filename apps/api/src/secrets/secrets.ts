import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../common/app-error';
import { Env } from '../config/env';
import { BadEnvironment } from '../config/read-env';
import { keyOf, seal, unseal } from './sealed';
import { SecretCheckRepository } from './secret-check.repository';

const KNOWN_TEXT = 'nawala';
const CONTEXT = 'check';

const WRONG_KEY =
  'SECRETS_KEY is not the key that the secrets of this database were encrypted with: set that one, here or as SECRETS_KEY_OLD';

class NoKey extends AppError {
  constructor(detail: string) {
    super('SECRETS_KEY_MISSING', detail);
  }
}

/** Seals with the new key what opens with an old one alone; must do no harm when it is repeated. */
type Reseal = () => Promise<void>;

/** What has to come back as it was, unlike passwords and keys of checkers: encrypted in the database, by AES-256-GCM. */
@Injectable()
export class Secrets {
  private readonly logger = new Logger(Secrets.name);
  private readonly keys: readonly Buffer[];
  private readonly resealing: Reseal[] = [];
  /** Whether the database's secrets are known to be sealed with our key. */
  private isOurs = false;

  constructor(
    private readonly checks: SecretCheckRepository,
    env: Env,
  ) {
    this.keys = [env.SECRETS_KEY, env.SECRETS_KEY ? env.SECRETS_KEY_OLD : ''].filter((key) => key !== '').map(keyOf);
  }

  /** Of whoever keeps secrets: called at the first start with another key. */
  onNewKey(reseal: Reseal): void {
    this.resealing.push(reseal);
  }

  /** The first time, the key becomes that of this database. @throws AppError SECRETS_KEY_MISSING */
  async seal(text: string, context: string): Promise<string> {
    const [key] = this.keys;
    if (!key) throw new NoKey('The server has no key to encrypt secrets with: set SECRETS_KEY and start it again.');
    this.isOurs ||= this.opensCheck(await this.checks.keep(seal(key, KNOWN_TEXT, CONTEXT)));
    if (this.isOurs) return seal(key, text, context);
    throw new NoKey('SECRETS_KEY differs from that of the other instances: set the same one everywhere.');
  }

  /** Undefined when there is no key for it. */
  open(sealed: string, context: string): string | undefined {
    for (const key of this.keys) {
      const text = unseal(key, sealed, context);
      if (text !== undefined) return text;
    }
    return undefined;
  }

  /** The same text, sealed with the key of today; undefined when it is already, or cannot be opened. */
  resealed(sealed: string, context: string): string | undefined {
    const [key, old] = this.keys;
    if (!key || !old || unseal(key, sealed, context) !== undefined) return undefined;
    const text = unseal(old, sealed, context);
    return text === undefined ? undefined : seal(key, text, context);
  }

  /**
   * A key that is not that of this database would make every secret in it unreadable.
   *
   * @throws BadEnvironment
   */
  async check(): Promise<void> {
    const [key] = this.keys;
    const kept = await this.checks.read();
    if (!key) this.logger.warn('SECRETS_KEY is not set: channels that need a secret can be neither stored nor used');
    if (!key || kept === undefined) return;
    this.isOurs = unseal(key, kept, CONTEXT) === KNOWN_TEXT;
    if (this.isOurs) return;
    if (!this.opensCheck(kept)) throw new BadEnvironment([WRONG_KEY]);
    for (const reseal of this.resealing) await reseal();
    await this.checks.replace(kept, seal(key, KNOWN_TEXT, CONTEXT));
    this.isOurs = true;
    this.logger.log('All secrets are encrypted with the new SECRETS_KEY; SECRETS_KEY_OLD is no longer needed');
  }

  private opensCheck(kept: string): boolean {
    return this.open(kept, CONTEXT) === KNOWN_TEXT;
  }
}
