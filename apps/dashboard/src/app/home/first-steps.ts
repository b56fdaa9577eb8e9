import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { StatsDto } from '@nawala/contracts';
import { BrandDialogs } from '../brands/brand-dialogs';
import { DomainDialogs } from '../domains/domain-dialogs';
import { t } from '../locale/t';
import { TextPipe } from '../locale/text-pipes';
import type { PlainKey } from '../locale/texts';
import { Session } from '../session/session';
import { Stats } from '../stats/stats';
import { Icon } from '../ui/icon';

export interface Step {
  title: string;
  text: string;
  done: boolean;
  /** What it adds; without: it is done elsewhere. */
  adds?: 'brand' | 'domain';
  command?: string;
  /** Where it is done. */
  page?: string;
}

const ACTIONS: Record<NonNullable<Step['adds']>, PlainKey> = { brand: 'brand.add', domain: 'steps.addDomain' };

/** What stands between an empty dashboard and the first verdict; empty once nothing does. */
export function firstSteps({ brands, domains, vantages, alerts }: StatsDto, origin: string): Step[] {
  const steps: Step[] = [
    {
      title: t('steps.brand'),
      text: t('steps.brandText'),
      done: brands.length > 0,
      adds: 'brand',
    },
    {
      title: t('steps.domains'),
      text: t('steps.domainsText'),
      done: domains.total > 0,
      adds: 'domain',
    },
    {
      title: t('steps.checker'),
      text: t('steps.checkerText'),
      done: vantages.length > 0,
      command: `npm run checker -- run --api ${origin} --vantage my-network`,
    },
    {
      title: t('steps.tell'),
      text: t('steps.tellText'),
      done: alerts.channels > 0 && alerts.rules > 0,
      page: '/alerts',
    },
  ];
  // Once all is measured, what is left is said above: nobody would be told.
  return steps.some(({ done, page }) => !done && !page) ? steps : [];
}

/** Shown to admins until the first report is in. */
@Component({
  selector: 'app-first-steps',
  imports: [Icon, RouterLink, TextPipe],
  template: `
    @if (steps().length > 0) {
      <section class="card" aria-labelledby="first-steps">
        <header>
          <h2 id="first-steps">{{ 'steps.heading' | t }}</h2>
        </header>
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
                  <span class="sr-only">{{ 'steps.done' | t }}</span>
                }
                <span class="muted text">{{ step.text }}</span>
                @if (step.command && !step.done) {
                  <code>{{ step.command }}</code>
                }
              </span>
              @if (step.page && !step.done) {
                <a class="btn" [class.primary]="step === next()" [routerLink]="step.page">{{ 'tell.somebody' | t }}</a>
              }
              @if (step.adds && !step.done) {
                <button type="button" class="btn" [class.primary]="step === next()" (click)="add(step.adds)">
                  {{ actions[step.adds] | t }}
                </button>
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

  protected readonly actions = ACTIONS;
  protected readonly steps = computed(() => {
    const stats = this.stats.current();
    return stats && this.isAdmin() ? firstSteps(stats, location.origin) : [];
  });

  protected readonly next = computed(() => this.steps().find(({ done }) => !done));

  protected async add(what: NonNullable<Step['adds']>): Promise<void> {
    const done = what === 'brand' ? await this.brands.edit(null) : await this.domains.add(this.onlyBrand());
    if (done) this.stats.reload();
  }

  private onlyBrand(): string | undefined {
    const brands = this.stats.current()?.brands ?? [];
    return brands.length === 1 ? brands[0]!.id : undefined;
  }
}
