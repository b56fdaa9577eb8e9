import { Component, computed, inject, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import type { KeyDto } from '@nawala/contracts';
import { counted, t } from '../../locale/t';
import { TextPipe } from '../../locale/text-pipes';
import { Clock } from '../../time/clock';
import { ago, clockTime } from '../../time/relative-time';
import { Icon } from '../../ui/icon';
import { MenuButton } from '../../ui/menu-button';
import { isGood } from './is-good';

/** Keys of checkers and scripts: what each opens, and when it was last seen. */
@Component({
  selector: 'app-key-list',
  imports: [Icon, MatMenuModule, MenuButton, TextPipe],
  templateUrl: './key-list.html',
  styleUrl: './key-list.css',
})
export class KeyList {
  readonly keys = input.required<readonly KeyDto[]>();
  readonly rotated = output<KeyDto>();
  readonly revoked = output<KeyDto>();

  private readonly now = inject(Clock).now;
  protected readonly rows = computed(() =>
    this.keys().map((key) => ({
      key,
      good: isGood(key, this.now()),
      opens: [
        ...key.scopes.map((scope) => t(`keyScope.${scope}`)),
        key.scopes.includes('report') &&
          (key.vantages.length > 0 ? counted('fleet.networks', key.vantages.length) : t('key.anyNetwork')),
      ]
        .filter(Boolean)
        .join(' · '),
      seen: this.sayOf(key),
    })),
  );

  private sayOf({ revokedAt, expiresAt, lastSeenAt }: KeyDto): string {
    const now = this.now();
    if (revokedAt !== null) return t('key.revoked', { time: ago(revokedAt, now) });
    if (expiresAt !== null && Date.parse(expiresAt) <= now)
      return t('key.expired', { time: clockTime(expiresAt, now) });
    const seen = lastSeenAt === null ? t('key.neverSeen') : t('key.seen', { time: ago(lastSeenAt, now) });
    return expiresAt === null ? seen : `${seen} · ${t('key.expires', { time: clockTime(expiresAt, now) })}`;
  }
}
