import { Directive, inject, input, TemplateRef } from '@angular/core';

/**
 * What stands above the rows of a group in a `DataTable`.
 *
 *     <b *appGroupHead="let brand of brands()">{{ brand.name }}</b>
 */
@Directive({ selector: '[appGroupHead]' })
export class GroupHead<G> {
  /** The groups, for their type alone. */
  readonly of = input.required<readonly G[]>({ alias: 'appGroupHeadOf' });
  readonly cell = inject<TemplateRef<{ $implicit: G }>>(TemplateRef);

  static ngTemplateContextGuard<G>(_: GroupHead<G>, _context: unknown): _context is { $implicit: G } {
    return true;
  }
}
