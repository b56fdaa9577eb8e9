import { Component, type ElementRef, input, model, output, signal, viewChild } from '@angular/core';
import type { FormValueControl } from '@angular/forms/signals';
import { TextPipe } from '../locale/text-pipes';
import { Icon } from '../ui/icon';
import { withTags } from './with-tags';

/** Tags as chips; a comma, a space, Enter, Escape or leaving the field makes one of what was typed. */
@Component({
  selector: 'app-tag-input',
  imports: [Icon, TextPipe],
  template: `
    @for (tag of value(); track tag) {
      <span class="tag"
        >{{ tag
        }}<button type="button" [attr.aria-label]="'form.removeTag' | t: { tag }" (click)="remove(tag)">
          <app-icon name="close" /></button
      ></span>
    }
    <input
      #field
      [attr.id]="inputId()"
      [value]="text()"
      [placeholder]="value().length === 0 ? ('form.tagExamples' | t) : ''"
      autocomplete="off"
      autocapitalize="none"
      spellcheck="false"
      (input)="take($event)"
      (keydown.enter)="commit($event)"
      (keydown.backspace)="removeLast()"
      (keydown.escape)="leave()"
      (blur)="leave()"
    />
  `,
  host: { class: 'input' },
  styleUrl: './tag-input.css',
})
export class TagInput implements FormValueControl<string[]> {
  readonly value = model<string[]>([]);
  readonly touch = output();
  /** For a label outside a form, which gives one itself. */
  readonly inputId = input<string>();
  protected readonly text = signal('');
  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');

  protected take(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    this.text.set(text);
    if (/[\s,]$/.test(text)) this.commit();
  }

  protected commit(event?: Event): void {
    if (event && this.text() === '') return;
    event?.preventDefault();
    this.value.update((tags) => withTags(tags, this.text()));
    this.text.set('');
    // The binding has seen nothing change when a whole tag was pasted at once.
    this.field().nativeElement.value = '';
  }

  protected leave(): void {
    if (this.text() !== '') this.commit();
    this.touch.emit();
  }

  protected remove(tag: string): void {
    this.value.update((tags) => tags.filter((other) => other !== tag));
  }

  protected removeLast(): void {
    if (this.text() === '') this.value.update((tags) => tags.slice(0, -1));
  }
}
