import { Component, inject, signal } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MatDialogModule } from '@angular/material/dialog';
import { CreateKeyDto, type KeySecretDto } from '@nawala/contracts';
import { dtoSchema } from '../../forms/dto-schema';
import { Field } from '../../forms/field';
import { FormError } from '../../forms/form-error';
import { FormFoot } from '../../forms/form-foot';
import { sendableForm } from '../../forms/sendable-form';
import { TextPipe } from '../../locale/text-pipes';
import { Clock } from '../../time/clock';
import { CheckersApi } from '../checkers-api';
import { ENDS, keyOf, type WantedKey } from './wanted-key';
import { RunIt } from './run-it';

/** Makes a key, says how a checker is run with it, and waits for what it reports. */
@Component({
  selector: 'app-connect-dialog',
  imports: [Field, FormError, FormField, FormFoot, FormRoot, MatDialogModule, RunIt, TextPipe],
  templateUrl: './connect-dialog.html',
  styles: `
    .ends {
      max-width: 220px;
    }
  `,
})
export class ConnectDialog {
  private readonly api = inject(CheckersApi);
  private readonly clock = inject(Clock);
  protected readonly ends = ENDS;
  protected readonly made = signal<KeySecretDto | null>(null);

  protected readonly fields = sendableForm<WantedKey>(
    { name: '', vantages: '', ends: 'never' },
    (path) => {
      validateStandardSchema(
        path,
        dtoSchema<CreateKeyDto, WantedKey>(CreateKeyDto, (wanted) => keyOf(wanted, this.clock.current())),
      );
    },
    {
      send: async (wanted) => this.made.set(await this.api.createKey(keyOf(wanted, this.clock.current()))),
      fieldOf: { KEY_TAKEN: 'name' },
      // What was typed is little, and a key that was made is no loss: it can be revoked.
      fleeting: true,
    },
  );
}
