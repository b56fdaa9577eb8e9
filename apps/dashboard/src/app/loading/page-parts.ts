import { inject, Service, signal } from '@angular/core';
import { type NavigationError, Router } from '@angular/router';
import { PageLoader } from './page-loader';

/** Thrown where a part of the page could not be fetched: the line is down, or an upgrade has taken it away. */
export class PartMissing extends Error {
  constructor(
    /** What asks for the part: the built code names the file, whose name changes with every upgrade. */
    readonly part: string,
    cause: unknown,
  ) {
    super('A part of the page could not be loaded', { cause });
  }
}

/** Makes failures of `import()` recognisable, for routes. */
export const part =
  <T>(load: () => Promise<T>) =>
  (): Promise<T> =>
    load().catch((cause: unknown) => {
      throw new PartMissing(String(load), cause);
    });

export interface MissingPart {
  target: string;
  push: boolean;
  reachable: boolean;
}

/**
 * The parts of the page that are fetched when they are first needed. One that is missing makes the page load anew, once,
 * at the place that was asked for; when that did not help, or nobody answers, it is said.
 */
@Service()
export class PageParts {
  private readonly router = inject(Router);
  private readonly loader = inject(PageLoader);
  readonly missing = signal<MissingPart | null>(null);

  /** The part, for what opens on the page as it is; undefined when it is missing, which is then taken care of. */
  async load<T>(load: () => Promise<T>): Promise<T | undefined> {
    try {
      const loaded = await load();
      this.missing.set(null);
      return loaded;
    } catch {
      await this.recover(this.router.url, false, String(load));
      return undefined;
    }
  }

  /** A navigation failed for want of a part. */
  async missedBy({ url, error }: NavigationError): Promise<void> {
    const navigation = this.router.currentNavigation();
    const push = navigation?.trigger === 'imperative' && !navigation.extras.replaceUrl && navigation.id > 1;
    await this.recover(url, push, (error as PartMissing).part);
  }

  /** Somebody asks for it again: as often as they like. */
  async retry(missing: MissingPart): Promise<void> {
    const reachable = await this.loader.isReachable();
    this.missing.set({ ...missing, reachable });
    if (reachable) this.loader.reload(missing.target, missing.push);
  }

  private async recover(target: string, push: boolean, asked: string): Promise<void> {
    const reachable = await this.loader.isReachable();
    if (reachable && this.loader.reloadedFor !== asked) this.loader.reload(target, push, asked);
    else this.missing.set({ target, push, reachable });
  }
}
