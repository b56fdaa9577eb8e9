import { perLanguage } from '../locale/language';
import { t } from '../locale/t';

const changes = perLanguage((tag) => new Intl.NumberFormat(tag, { signDisplay: 'exceptZero' }));

/** `+3 since yesterday` */
export const sayChange = (change: number): string =>
  change === 0 ? t('tile.asYesterday') : t('tile.sinceYesterday', { change: changes().format(change) });
