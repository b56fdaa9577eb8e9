import type { MuteScope } from '@nawala/contracts';
import { t } from '../../locale/t';

/** What can be muted, and what people call it. */
export interface MuteSubject {
  scope: MuteScope;
  name: string;
}

export function nameOfSubject({ scope, name }: MuteSubject): string {
  if (scope.domainId !== undefined) return t('mute.domain', { name });
  return scope.brandId === undefined ? t('mute.tag', { name }) : t('mute.brand', { name });
}
