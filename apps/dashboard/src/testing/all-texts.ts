import { EN } from '../app/locale/texts/en';
import { EN_LATER } from '../app/locale/texts/en-later';
import { ID } from '../app/locale/texts/id';
import { ID_LATER } from '../app/locale/texts/id-later';

/** Every text of the dashboard, those that come later too. */
export const TEXTS = { en: { ...EN, ...EN_LATER }, id: { ...ID, ...ID_LATER } } as const;
