import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DomainDto } from '@nawala/contracts';
import { Icon } from '../../ui/icon';

/** More tags than these and the rest is a number: the name comes first. */
const MOST_TAGS = 2;

/** What a domain is called, whether the site itself answers, and how it is tagged. */
@Component({
  selector: 'app-name-cell',
  imports: [Icon, RouterLink],
  template: `
    <a class="mono truncate" [routerLink]="['/domains', row().id]" [title]="row().domain">{{ row().domain }}</a>
    <span class="beside">
      <span class="brand with-dot muted"
        ><span class="dot" [style.background]="row().brand.color"></span
        ><span class="truncate">{{ row().brand.name }}</span></span
      >
      @if (row().uptime.status === 'down' && row().active) {
        <span class="tag down" title="The site answers nobody, blocked or not"><app-icon name="alert" />Down</span>
      }
      @for (tag of tags(); track tag) {
        <button
          type="button"
          class="tag truncate"
          [title]="tag"
          [attr.aria-label]="'Show all tagged ' + tag"
          (click)="tagged.emit(tag)"
        >
          {{ tag }}
        </button>
      }
      @if (further().length > 0) {
        <span class="tag" [title]="further().join(', ')"
          >+{{ further().length }}<span class="sr-only"> more tags: {{ further().join(', ') }}</span></span
        >
      }
    </span>
  `,
  styleUrl: './name-cell.css',
})
export class NameCell {
  readonly row = input.required<DomainDto>();
  readonly tagged = output<string>();

  protected readonly tags = computed(() => this.row().tags.slice(0, MOST_TAGS));
  protected readonly further = computed(() => this.row().tags.slice(MOST_TAGS));
}
