import { Component, inject } from '@angular/core';
import { FormField, FormRoot, maxLength, minLength, pattern, required } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { LIMITS, TAG_PATTERN } from '@nawala/contracts';
import { Field } from '../../forms/field';
import { FormError } from '../../forms/form-error';
import { FormFoot } from '../../forms/form-foot';
import { sayRule } from '../../forms/say-rule';
import { sendableForm } from '../../forms/sendable-form';
import { TextPipe } from '../../locale/text-pipes';
import { Clock } from '../../time/clock';
import { IncidentsApi } from '../incidents-api';
import { MUTE_PERIODS, muteEnd } from './mute-periods';
import { type MuteSubject, nameOfSubject } from './mute-subject';

const BY_TAG = 'tag';

interface Muting {
  /** The subject's place in the list, or a tag of one's own. */
  what: string;
  tag: string;
  hours: string;
  reason: string;
}

const lengthOf = (max: number) => sayRule({ path: 'reason', code: 'isLength', params: { min: 1, max }, message: '' });

@Component({
  selector: 'app-mute-form',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, TextPipe],
  templateUrl: './mute-form.html',
})
export class MuteForm {
  private readonly api = inject(IncidentsApi);
  private readonly clock = inject(Clock);
  private readonly ref = inject<MatDialogRef<MuteForm, string>>(MatDialogRef);
  protected readonly subjects = inject<readonly MuteSubject[]>(MAT_DIALOG_DATA);
  protected readonly periods = MUTE_PERIODS;
  protected readonly byTag = BY_TAG;
  protected readonly name = nameOfSubject;

  protected readonly fields = sendableForm<Muting>(
    { what: this.subjects.length > 0 ? '0' : BY_TAG, tag: '', hours: '24', reason: '' },
    (path) => {
      const isTag = ({ valueOf }: { valueOf: (of: typeof path.what) => string }) => valueOf(path.what) === BY_TAG;
      required(path.reason, { message: () => lengthOf(LIMITS.muteReason) });
      minLength(path.reason, 1);
      maxLength(path.reason, LIMITS.muteReason, { message: () => lengthOf(LIMITS.muteReason) });
      const wrongTag = () => sayRule({ path: 'tags', code: 'matches', message: '' });
      required(path.tag, { when: isTag, message: wrongTag });
      pattern(path.tag, TAG_PATTERN, { message: wrongTag });
    },
    { send: (muting) => this.save(muting) },
  );

  private async save({ what, tag, hours, reason }: Muting): Promise<void> {
    const subject = what === BY_TAG ? { scope: { tag }, name: tag } : this.subjects[Number(what)]!;
    await this.api.mute({ scope: subject.scope, until: muteEnd(hours, this.clock.current()), reason });
    this.ref.close(nameOfSubject(subject));
  }
}
