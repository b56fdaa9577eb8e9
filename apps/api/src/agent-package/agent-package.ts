import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error';
import { versionInArchive } from './version-in-archive';

/** Beside the running bundle, where the build put it beside that, and the same seen from the sources. */
const PLACES = [
  'nawala-checker.tgz',
  '../checker/nawala-checker.tgz',
  '../../../../dist/apps/checker/nawala-checker.tgz',
];

export interface PackedAgent {
  archive: Buffer;
  /** An entity tag of its bytes, so that every instance gives it the same. */
  tag: string;
  version: string | null;
}

function readPackage(): PackedAgent | undefined {
  const file = PLACES.map((place) => resolve(import.meta.dirname, place)).find(existsSync);
  if (file === undefined) return undefined;
  const archive = readFileSync(file);
  return {
    archive,
    tag: `"${createHash('sha256').update(archive).digest('base64url')}"`,
    version: versionInArchive(archive),
  };
}

/** The checker as npm installs it, in the version that was built with this API. */
@Injectable()
export class AgentPackage {
  private readonly packed = readPackage();

  /** Of the package that this API serves; null when it has none. */
  get version(): string | null {
    return this.packed?.version ?? null;
  }

  /** @throws AppError where the API was built alone */
  get(): PackedAgent {
    if (!this.packed)
      throw new AppError('NOT_FOUND', 'This API was built without the checker: `npx nx build checker` makes it.');
    return this.packed;
  }
}
