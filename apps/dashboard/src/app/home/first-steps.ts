import { Component, computed, inject } from '@angular/core';
import type { StatsDto } from '@nawala/contracts';
import { BrandDialogs } from '../brands/brand-dialogs';
import { DomainDialogs } from '../domains/domain-dialogs';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { Icon } from '../ui/icon';

export interface Step {
  title: string;
  text: string;
  done: boolean;
  /** What doing it is called; without: it is done elsewhere. */
  action?: 'Add brand' | 'Add domain';
  command?: string;
}

/** What stands between an empty dashboard and the first verdict; empty once nothing does. */
export function firstSteps({ brands, domains, vantages }: StatsDto, origin: string): Step[] {
  const steps: Step[] = [
    {
      title: 'Add a brand',
      text: 'Domains are grouped by brand.',
      done: brands.length > 0,
      action: 'Add brand',
    },
    {
      title: 'Add the domains to watch',
      text: 'With or without https://, a path if only that is blocked.',
      done: domains.total > 0,
      action: 'Add domain',
    },
    {
      title: 'Let a checker report',
      text: 'A checker measures from inside a network. Run one on a machine in each that matters:',
      done: vantages.length > 0,
      command: `npm run checker -- run --api ${origin} --vantage my-network`,
    },
  ];
  return steps.some(({ done }) => !done) ? steps : [];
}

/** Shown to admins until the first report is in. */
@Component({
  selector: 'app-first-steps',
  imports: [Icon],
  template: `
    @if (steps().length > 0) {
      <section class="card" aria-labelledby="first-steps">
        <header><h2 id="first-steps">First steps</h2></header>
        <ol>
          @for (step of steps(); track step.title) {
            <li [class.done]="step.done">
              <span class="mark" aria-hidden="true">
                @if (step.done) {
                  <app-icon name="check" />
                } @else {
                  {{ $index + 1 }}
                }
              </span>
              <span>
                <strong>{{ step.title }}</strong>
                @if (step.done) {
                  <span class="sr-only">, done</span>
                }
                <span class="muted text">{{ step.text }}</span>
                @if (step.command && !step.done) {
                  <code>{{ step.command }}</code>
                }
              </span>
              @if (step.action && !step.done) {
                <button type="button" class="btn" (click)="take(step.action)">{{ step.action }}</button>
              }
            </li>
          }
        </ol>
      </section>
    }
  `,
  styleUrl: './first-steps.css',
})
export class FirstSteps {
  private readonly stats = inject(Stats);
  private readonly brands = inject(BrandDialogs);
  private readonly domains = inject(DomainDialogs);
  private readonly isAdmin = inject(Session).isAdmin;

  protected readonly steps = computed(() => {
    const stats = this.stats.current();
    return stats && this.isAdmin() ? firstSteps(stats, location.origin) : [];
  });

  protected async take(action: NonNullable<Step['action']>): Promise<void> {
    const done = action === 'Add brand' ? await this.brands.edit(null) : await this.domains.add(this.onlyBrand());
    if (done) this.stats.reload();
  }

  private onlyBrand(): string | undefined {
    const brands = this.stats.current()?.brands ?? [];
    return brands.length === 1 ? brands[0]!.id : undefined;
  }
}
