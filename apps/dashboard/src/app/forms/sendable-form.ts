import { DestroyRef, inject, signal, untracked } from '@angular/core';
import { type FieldTree, form, type SchemaFn, type SchemaPath, validateTree } from '@angular/forms/signals';
import { Attempt } from './attempt';
import { changesOf } from './changes-of';
import { type FieldOf, type ServerError, serverErrors } from './problem';
import { UnsavedWork } from './unsaved-work';

interface Sending<T> {
  /** Sends the value; what it rejects with is shown. */
  send: (value: T) => Promise<unknown>;
  /** Places the conflicts, which name no field. */
  fieldOf?: FieldOf<T>;
  /** Whether what was typed may be given up without a question. */
  fleeting?: boolean;
}

/**
 * A form that can be sent as often as it takes. What the server refused stands at its field until that is changed, and
 * keeps nobody from sending again: Signal Forms counts it as invalid input otherwise, and a button would be dead after
 * the first failure. What was typed is not to be lost.
 */
export function sendableForm<T extends object>(before: T, schema: SchemaFn<T>, sending: Sending<T>): FieldTree<T> {
  const attempt = new Attempt();
  const refusals = signal<readonly (ServerError & { value: unknown })[]>([]);
  const valueOf = (field: ServerError['fieldTree']): unknown => field().value();

  const submit = async () => {
    refusals.set([]);
    if (fields().invalid()) return;
    const value = fields().value();
    await attempt.run(
      () => sending.send(value),
      (cause) =>
        refusals.set(
          serverErrors(cause, fields, sending.fieldOf).map((error) => ({
            ...error,
            value: untracked(() => valueOf(error.fieldTree)),
          })),
        ),
    );
  };
  const fields: FieldTree<T> = form(
    signal(before),
    (path) => {
      schema(path);
      validateTree(path as SchemaPath<T>, () =>
        refusals().filter(({ fieldTree, value }) => valueOf(fieldTree) === value),
      );
    },
    { submission: { action: submit, ignoreValidators: 'all' } },
  );

  if (!sending.fleeting) {
    const isChanged = () => Object.keys(changesOf(before, fields().value())).length > 0;
    inject(UnsavedWork).watch(() => (isChanged() ? 'changed' : 'none'), inject(DestroyRef));
  }
  return fields;
}
