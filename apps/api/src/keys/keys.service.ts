import { Injectable } from '@nestjs/common';
import { type CreateKeyDto, type KeyDto, type KeySecretDto, LIMITS, type UpdateKeyDto } from '@nawala/contracts';
import { Clock } from '../common/clock';
import type { RequestUser } from '../common/current-user.decorator';
import { oneMore } from '../common/one-more';
import { presentKey } from './key.presenter';
import type { CheckerKey } from './key.schema';
import { KeyWatch } from './key-watch';
import { KeyEndsInPast, KeyNotFound, KeyRevokedForGood, TooManyKeys } from './keys.errors';
import { type KeyFields, KeysRepository } from './keys.repository';
import { keptOf, newSecret } from './secret';

/** How long the secret before a rotation is good, for those who have not heard of the new one. */
const OVERLAP_MS = 86_400_000;

/** What admins do with keys. When one of these settles, it holds on this instance, and within a second on the others. */
@Injectable()
export class KeysService {
  constructor(
    private readonly keys: KeysRepository,
    private readonly watch: KeyWatch,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<KeyDto[]> {
    return (await this.keys.list()).map((key) => this.present(key));
  }

  /** @param actor null: the system itself */
  async create(actor: Pick<RequestUser, 'id' | 'name'> | null, body: CreateKeyDto): Promise<KeySecretDto> {
    const { name, scopes, vantages } = body;
    const expiresAt = this.endOf(body.expiresAt);
    const secret = newSecret();
    const key = await oneMore({
      max: LIMITS.keys,
      count: () => this.keys.countUnrevoked(),
      make: () =>
        this.keys.create({
          name,
          scopes,
          vantages,
          expiresAt,
          createdBy: actor && { id: actor.id, name: actor.name },
          createdAt: this.clock.now(),
          ...keptOf(secret),
        }),
      takeBack: ({ _id }) => this.keys.takeBack(_id),
      refuse: () => new TooManyKeys(),
    });
    return this.told(key, secret);
  }

  async update(id: string, { expiresAt, ...rest }: UpdateKeyDto): Promise<KeyDto> {
    const change: Partial<KeyFields> = {
      ...rest,
      ...(expiresAt !== undefined && { expiresAt: this.endOf(expiresAt) }),
    };
    const key = await this.keys.update(id, change);
    if (!key) throw await this.missing(id);
    await this.watch.changed();
    return this.present(key);
  }

  /** The same key with another secret. Of three in a row, the last two are good. */
  async rotate(id: string, atOnce: boolean): Promise<KeySecretDto> {
    const key = await this.keys.byId(id);
    if (!key || key.revokedAt) throw await this.missing(id);
    const { prefix, hash } = key;
    const secret = newSecret();
    const former = atOnce ? null : { prefix, hash, until: new Date(this.clock.now().getTime() + OVERLAP_MS) };
    const rotated = await this.keys.rotate(key, keptOf(secret), former);
    return rotated ? this.told(rotated, secret) : this.rotate(id, atOnce);
  }

  async revoke(id: string): Promise<void> {
    if (!(await this.keys.byId(id))) throw new KeyNotFound();
    await this.keys.revoke(id, this.clock.now());
    await this.watch.changed();
  }

  /** A secret of the system's own key by this name, which is made unless there is one. */
  async own(body: CreateKeyDto): Promise<KeySecretDto> {
    const key = await this.keys.byName(body.name);
    return key ? this.rotate(key._id.toHexString(), false) : this.create(null, body);
  }

  private async told(key: CheckerKey, secret: string): Promise<KeySecretDto> {
    await this.watch.changed();
    return { key: this.present(key), secret };
  }

  private present(key: CheckerKey): KeyDto {
    return presentKey(key, this.clock.now());
  }

  private endOf(text: string | null): Date | null {
    const end = text === null ? null : new Date(text);
    if (end !== null && end <= this.clock.now()) throw new KeyEndsInPast();
    return end;
  }

  private async missing(id: string): Promise<KeyNotFound | KeyRevokedForGood> {
    return (await this.keys.byId(id)) ? new KeyRevokedForGood() : new KeyNotFound();
  }
}
