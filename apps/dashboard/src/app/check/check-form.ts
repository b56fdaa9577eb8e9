import { Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import { LIMITS } from '@nawala/contracts';
import { formatCount } from '../locale/counts';
import { TextPipe } from '../locale/text-pipes';
import { namesIn } from './names-in';
import type { Askable } from './askable';

/** What somebody asks: which names, of which networks. */
export interface AskedNames {
  targets: string[];
  vantages: string[];
}

@Component({
  selector: 'app-check-form',
  imports: [TextPipe],
  templateUrl: './check-form.html',
  styleUrl: './check-form.css',
  host: { class: 'card' },
})
export class CheckForm {
  readonly networks = input.required<readonly Askable[]>();
  readonly busy = input.required<boolean>();
  /** What the server refused, a sentence each. */
  readonly problems = input.required<readonly string[]>();
  readonly sent = output<AskedNames>();

  protected readonly most = LIMITS.checkTargets;
  protected readonly count = formatCount;
  protected readonly text = signal('');
  protected readonly names = computed(() => namesIn(this.text()));
  private readonly left = linkedSignal<readonly Askable[], ReadonlySet<string>>({
    source: this.networks,
    computation: (_, before) => before?.value ?? new Set(),
  });
  protected readonly vantages = computed(() =>
    this.networks().flatMap(({ vantage, why }) => (why === null && !this.left().has(vantage) ? vantage : [])),
  );
  protected readonly isReady = computed(
    () =>
      !this.busy() &&
      this.vantages().length > 0 &&
      this.names().length > 0 &&
      this.names().length <= LIMITS.checkTargets,
  );

  protected isChosen(vantage: string): boolean {
    return !this.left().has(vantage);
  }

  protected choose(vantage: string, on: boolean): void {
    const left = new Set(this.left());
    if (on) left.delete(vantage);
    else left.add(vantage);
    this.left.set(left);
  }

  protected send(event: Event): void {
    event.preventDefault();
    if (this.isReady()) this.sent.emit({ targets: this.names(), vantages: this.vantages() });
  }
}
