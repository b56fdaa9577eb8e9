import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { DomainDto } from '@nawala/contracts';
import { TextPipe } from '../../locale/text-pipes';
import { HostName } from '../../ui/host-name';
import { Icon } from '../../ui/icon';

/** The name comes first: beside one of so many characters there is room for fewer tags, and the rest is a number. */
const ROOM = [
  { longerThan: 28, tags: 0 },
  { longerThan: 24, tags: 1 },
  { longerThan: 0, tags: 2 },
] as const;

const roomBeside = (name: string): number => ROOM.find(({ longerThan }) => name.length > longerThan)?.tags ?? 0;

/** What a domain is called, whether the site itself answers, and how it is tagged. */
@Component({
  selector: 'app-name-cell',
  imports: [HostName, Icon, RouterLink, TextPipe],
  template: `
    <a class="mono" [class.truncate]="!brief()" [routerLink]="['/domains', row().id]" [title]="row().domain">
      @if (brief()) {
        <app-host-name [of]="row().displayName" />
      } @else {
        {{ row().displayName }}
      }
    </a>
    <span class="beside" [class.firm]="tags().length === 0">
      @if (!brief()) {
        <span class="brand dotted muted" [style.--dot]="row().brand.color">{{ row().brand.name }}</span>
      }
      @if (row().uptime.status === 'down' && row().active) {
        <span class="tag down" [title]="'domain.downWhy' | t"><app-icon name="alert" />{{ 'domain.down' | t }}</span>
      }
      @for (tag of tags(); track $index) {
        <button
          type="button"
          class="tag truncate"
          [title]="tag"
          [attr.aria-label]="'domains.showTagged' | t: { tag }"
          (click)="tagged.emit(tag)"
        >
          {{ tag }}
        </button>
      }
      @if (further().length > 0) {
        <span class="tag" [title]="further().join(', ')"
          >+{{ further().length
          }}<span class="sr-only"> {{ 'domains.moreTags' | t: { tags: further().join(', ') } }}</span></span
        >
      }
    </span>
  `,
  host: { '[class.brief]': 'brief()' },
  styleUrl: './name-cell.css',
})
export class NameCell {
  readonly row = input.required<DomainDto>();
  /** For a card, which leads to the domain as a whole, and says the brand elsewhere. */
  readonly brief = input(false);
  readonly tagged = output<string>();

  private readonly room = computed(() => roomBeside(this.row().displayName));
  protected readonly tags = computed(() => (this.brief() ? [] : this.row().tags.slice(0, this.room())));
  protected readonly further = computed(() => (this.brief() ? [] : this.row().tags.slice(this.room())));
}
