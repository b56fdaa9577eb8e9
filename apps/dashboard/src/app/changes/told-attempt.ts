import { inject } from '@angular/core';
import { Attempt } from '../forms/attempt';
import { describeFailure } from '../forms/problem';
import { Toasts } from './toasts';

/** An attempt that tells why it failed, for what is done where nothing of its own could say so. */
export class ToldAttempt extends Attempt {
  private readonly toasts = inject(Toasts);

  override run(act: () => Promise<unknown>): Promise<boolean> {
    return super.run(act, (cause) => this.toasts.failed(describeFailure(cause)));
  }
}
