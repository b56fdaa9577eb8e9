import { DestroyRef, effect, inject, Injector, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { firstValueFrom } from 'rxjs';
import { PageLoader } from '../loading/page-loader';
import { PageParts } from '../loading/page-parts';
import { browserStorage } from '../storage/browser-storage';
import { language, type Language, LANGUAGE_KEY, LANGUAGES } from './language';
import { TextLoader } from './text-loader';

/** Fetches languages and changes between them. */
@Service()
export class Languages {
  private readonly transloco = inject(TranslocoService);
  private readonly loader = inject(PageLoader);
  private readonly injector = inject(Injector);
  private readonly texts = inject(TextLoader);
  /** A page that says texts of the later ones has been asked for. */
  private needsLater = false;

  /** Another tab chose: this one follows. */
  private readonly onStored = ({ key, newValue }: StorageEvent): void => {
    const wanted = LANGUAGES.find((known) => known === newValue);
    if (key === LANGUAGE_KEY && wanted) void this.show(wanted);
  };

  constructor() {
    effect(() => (document.documentElement.lang = language()));
    window.addEventListener('storage', this.onStored);
    inject(DestroyRef).onDestroy(() => window.removeEventListener('storage', this.onStored));
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

  async choose(wanted: Language): Promise<void> {
    browserStorage.setItem(LANGUAGE_KEY, wanted);
    await this.show(wanted);
  }

  /** For routes to pages that say texts of the later ones. Rejects where those cannot be had. */
  async later(): Promise<void> {
    this.needsLater = true;
    await this.load(language(), true);
  }

  /** The page stays in the language it has until the other one is there. */
  private async show(wanted: Language): Promise<void> {
    const loaded = await this.injector.get(PageParts).load(() => this.load(wanted, this.needsLater));
    if (loaded && browserStorage.getItem(LANGUAGE_KEY) === wanted) language.set(wanted);
  }

  private async load(wanted: Language, later = false): Promise<object> {
    const first = firstValueFrom(this.transloco.load(wanted));
    const more = later ? await this.texts.later(wanted) : {};
    const texts = await first;
    this.transloco.setTranslation(more, wanted);
    return texts;
  }
}
