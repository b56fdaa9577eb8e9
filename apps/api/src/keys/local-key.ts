import { Injectable } from '@nestjs/common';
import { hostname } from 'node:os';
import { Env } from '../config/env';
import { keepSecret, readKeptSecret } from '../config/kept-secret';
import { KeyVerifier } from './key-verifier.service';
import { KeysService } from './keys.service';

const FILE = 'local-checker-key';
const MAX_HOST = 40;

/** The key of the checker that `npm start` runs beside this API, so that it may report in either mode. */
@Injectable()
export class LocalKey {
  private tell: (secret: string | undefined) => void;
  /** Settles once the database was reached; undefined where no checker runs beside us. */
  readonly secret = new Promise<string | undefined>((resolve) => (this.tell = resolve));

  constructor(
    private readonly env: Env,
    private readonly verifier: KeyVerifier,
    private readonly keys: KeysService,
  ) {}

  /** The one that is kept, as long as it is good; else a new one, also when an admin has revoked it: `LOCAL_CHECKER` ends it. */
  async ensure(): Promise<void> {
    const { LOCAL_CHECKER_VANTAGE: vantage, DATA_DIR } = this.env;
    if (vantage === undefined) return this.tell(undefined);
    const kept = await readKeptSecret(DATA_DIR, FILE);
    this.tell(kept !== undefined && (await this.verifier.verify(kept)) ? kept : await this.renew(vantage));
  }

  private async renew(vantage: string): Promise<string> {
    const name = `npm start, ${hostname().slice(0, MAX_HOST) || 'this machine'}`;
    const { secret } = await this.keys.own({ name, scopes: ['report'], vantages: [vantage], expiresAt: null });
    await keepSecret(this.env.DATA_DIR, FILE, secret);
    return secret;
  }
}
