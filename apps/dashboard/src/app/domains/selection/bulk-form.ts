import { Component, computed, inject } from '@angular/core';
import { FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { type BulkAction, LIMITS } from '@nawala/contracts';
import { Field } from '../../forms/field';
import { FormError } from '../../forms/form-error';
import { FormFoot } from '../../forms/form-foot';
import { sayRule } from '../../forms/say-rule';
import { sendableForm } from '../../forms/sendable-form';
import { TagInput } from '../../forms/tag-input';
import { MUTE_PERIODS, muteEnd } from '../../incidents/mutes/mute-periods';
import { counted } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Stats } from '../../stats/stats';
import { Clock } from '../../time/clock';
import type { BulkChange } from './bulk-api';

type Asked = Exclude<BulkAction, 'pause' | 'resume' | 'delete'>;

export interface BulkFormData {
  action: Asked;
  /** How many domains. */
  count: number;
  send: (change: BulkChange) => Promise<unknown>;
}

interface Wanted {
  brandId: string;
  tags: string[];
  hours: string;
  reason: string;
}

const rule = (path: string, code: string, params = {}) => sayRule({ path, code, params, message: '' });

/** Asks what else there is to know: which brand, which tags, for how long nobody is told. */
@Component({
  selector: 'app-bulk-form',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, TagInput, TextPipe],
  templateUrl: './bulk-form.html',
})
export class BulkForm {
  private readonly clock = inject(Clock);
  private readonly ref = inject<MatDialogRef<BulkForm, true>>(MatDialogRef);
  private readonly stats = inject(Stats);
  protected readonly data = inject<BulkFormData>(MAT_DIALOG_DATA);
  protected readonly periods = MUTE_PERIODS;
  protected readonly heading = computed(() => counted(`bulk.${this.data.action}`, this.data.count));
  protected readonly brands = computed(() => this.stats.current()?.brands ?? []);

  protected readonly fields = sendableForm<Wanted>(
    { brandId: '', tags: [], hours: '24', reason: '' },
    (path) => {
      const { action } = this.data;
      required(path.brandId, { when: () => action === 'setBrand', message: () => rule('brandId', 'isMongoId') });
      validate(path.tags, ({ value }) =>
        action.endsWith('Tags') && value().length === 0
          ? { kind: 'required', message: rule('tags', 'arrayMinSize') }
          : undefined,
      );
      const length = () => rule('reason', 'isLength', { min: 1, max: LIMITS.muteReason });
      required(path.reason, { when: () => action === 'mute', message: length });
      maxLength(path.reason, LIMITS.muteReason, { message: length });
    },
    { send: (wanted) => this.send(wanted) },
  );

  private async send({ brandId, tags, hours, reason }: Wanted): Promise<void> {
    const { action, send } = this.data;
    const of = { setBrand: { brandId }, addTags: { tags }, removeTags: { tags } };
    const more = action === 'mute' ? { until: muteEnd(hours, this.clock.current()), reason } : of[action];
    await send({ action, ...more });
    this.ref.close(true);
  }
}
