import { formatCount } from './counts';
import type { TextParams } from './texts';

const PARAMETER = /\{\{(\w+)\}\}/g;

/** The text with its parameters in their places, numbers as the language writes them; empty when it names one that is not there. */
export function fillIn(text: string, params: TextParams = {}): string {
  const isWhole = [...text.matchAll(PARAMETER)].every(([, name]) => Object.hasOwn(params, name!));
  if (!isWhole) return '';
  return text.replace(PARAMETER, (_match, name: string) => {
    const value = params[name]!;
    return typeof value === 'number' ? formatCount(value) : String(value);
  });
}
