import { effect, inject, Injector, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { PageLoader } from '../loading/page-loader';
import { PageParts } from '../loading/page-parts';
import { browserStorage } from '../storage/browser-storage';
import { language, type Language, LANGUAGE_KEY } from './language';

/** Fetches languages and changes between them. */
@Service()
export class Languages {
  private readonly transloco = inject(TranslocoService);
  private readonly loader = inject(PageLoader);
  private readonly injector = inject(Injector);

  constructor() {
    effect(() => (document.documentElement.lang = language()));
  }

  /** Before anything is shown. Without texts there is no page: it is loaded anew, once, or says so without them. */
  async begin(): Promise<void> {
    try {
      await this.load(language());
    } catch (error) {
      if (this.loader.reloadedFor !== LANGUAGE_KEY && (await this.loader.isReachable()))
        this.loader.reload(location.href, false, LANGUAGE_KEY);
      else document.documentElement.dataset['outline'] = 'failed';
      throw error;
    }
  }

  /** The page stays in the language it has until the other one is there. */
  async choose(wanted: Language): Promise<void> {
    browserStorage.setItem(LANGUAGE_KEY, wanted);
    const loaded = await this.injector.get(PageParts).load(() => this.load(wanted));
    if (loaded && browserStorage.getItem(LANGUAGE_KEY) === wanted) language.set(wanted);
  }

  private load(wanted: Language): Promise<object> {
    return firstValueFrom(this.transloco.load(wanted));
  }
}
