import type { ComponentType } from '@angular/cdk/overlay';
import { inject, type Injector, Service } from '@angular/core';
import { MatDialog, type MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { UnsavedWork } from '../forms/unsaved-work';
import { PageParts } from '../loading/page-parts';
import { t } from '../locale/t';
import { Confirm, type Question } from './confirm';
import { whenClosing } from './when-closing';

const WIDTH = '440px';

/** Opens every dialog, and lets none go with something in it that is not saved. */
@Service()
export class Dialogs {
  private readonly dialog = inject(MatDialog);
  private readonly parts = inject(PageParts);
  private readonly work = inject(UnsavedWork);
  private opening = false;
  private leaving = false;

  /**
   * Resolves to what the dialog made of it; undefined when it was given up, or when another one is being opened.
   * @param injector for dialogs that need what only the page behind them has
   */
  async open<D, R>(
    load: () => Promise<ComponentType<unknown>>,
    data: D,
    width = WIDTH,
    injector?: Injector,
  ): Promise<R | undefined> {
    if (this.opening) return undefined;
    this.opening = true;
    const component = await this.parts.load(load).finally(() => (this.opening = false));
    return component && this.show<D, R>(component, data, width, injector);
  }

  isOpen(): boolean {
    return this.opening || this.dialog.openDialogs.length > 0;
  }

  /** Resolves to whether it was done. */
  async ask(question: Question): Promise<boolean> {
    return (await this.show<Question, boolean>(Confirm, question, WIDTH)) === true;
  }

  /** Whether the page may be left. If so, every dialog is closed. */
  async leave(): Promise<boolean> {
    const state = this.work.state();
    if (this.dialog.openDialogs.length === 0) return true;
    if (state === 'saving' || (state === 'changed' && !(await this.mayDiscard()))) return false;
    this.closeAll();
    return true;
  }

  closeAll(): void {
    this.leaving = true;
    this.dialog.closeAll();
    this.leaving = false;
  }

  private show<D, R>(
    component: ComponentType<unknown>,
    data: D,
    width: string,
    injector?: Injector,
  ): Promise<R | undefined> {
    const ref: MatDialogRef<unknown, R> = this.dialog.open<unknown, D, R>(component, {
      data,
      width,
      ...(injector && { injector }),
      // While it comes in, what is typed goes into it already: the focus must not move any more.
      delayFocusTrap: false,
      // Going back would close it before anybody is asked.
      closeOnNavigation: false,
      closePredicate: (result) => this.leaving || this.mayClose(ref, result),
    });
    // A Cancel button closes with an empty text.
    return firstValueFrom(ref.afterClosed()).then((result) => result || undefined);
  }

  private mayClose(ref: MatDialogRef<unknown>, result: unknown): boolean {
    const then = whenClosing(this.work.state(), result);
    if (then === 'ask') void this.mayDiscard().then((discard) => discard && ref.close(''));
    return then === 'close';
  }

  private mayDiscard(): Promise<boolean> {
    return this.ask({
      heading: t('discard.heading'),
      text: t('discard.text'),
      confirm: t('discard.discard'),
      cancel: t('discard.keep'),
      act: () => Promise.resolve(),
    });
  }
}
