import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StatsDto } from '@nawala/contracts';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { Icon } from '../ui/icon';

export interface Step {
  title: string;
  text: string;
  done: boolean;
  link?: { to: string; label: string };
}

/** What stands between an empty dashboard and the first verdict; empty once nothing does. */
export function firstSteps({ brands, domains, vantages }: StatsDto): Step[] {
  const steps: Step[] = [
    {
      title: 'Add a brand',
      text: 'Domains are grouped by brand.',
      done: brands.length > 0,
      link: { to: '/brands', label: 'Brands' },
    },
    {
      title: 'Add the domains to watch',
      text: 'With or without https://, a path if only that is blocked.',
      done: domains.total > 0,
      link: { to: '/domains', label: 'Money sites' },
    },
    {
      title: 'Let a checker report',
      text: 'npm start runs one that reports within a minute; run others inside the networks that matter.',
      done: vantages.length > 0,
    },
  ];
  return steps.some(({ done }) => !done) ? steps : [];
}

/** Shown to admins until the first report is in. */
@Component({
  selector: 'app-first-steps',
  imports: [Icon, RouterLink],
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
              </span>
              @if (step.link && !step.done) {
                <a class="link" [routerLink]="step.link.to">{{ step.link.label }}</a>
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
  private readonly isAdmin = inject(Session).isAdmin;

  protected readonly steps = computed(() => {
    const stats = this.stats.current();
    return stats && this.isAdmin() ? firstSteps(stats) : [];
  });
}
