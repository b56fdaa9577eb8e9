import type { ApiClient, ScanReport } from './api-client';
import { inWordsAlone } from './scan-report';

type Reporter = Pick<ApiClient, 'report'>;
type Answer = Awaited<ReturnType<Reporter['report']>>;

/** How an API that checks item by item names the members that it does not know. */
const REASON_MEMBERS = /\breason(?:Code|Params)\b/;

const saysMore = ({ scanResult }: ScanReport): boolean => scanResult.reasonCode !== undefined;

/** Where in these updates an older API refuses reasons without a language: everywhere with 400, or item by item. */
function refusedIn(updates: readonly ScanReport[], answer: Answer): number[] {
  const isBad = !answer.ok && answer.status === 400;
  const errors = answer.ok ? answer.value.errors.filter(({ error }) => REASON_MEMBERS.test(error)) : [];
  const refused = isBad ? [...updates.keys()] : errors.map(({ index }) => index);
  return updates.some(saysMore) ? refused : [];
}

/**
 * Reports reasons as codes where the API takes them. One that refuses what it does not know yet gets the same again, and
 * everything from then on, in words alone.
 */
export function inKnownWords(api: Reporter): Reporter {
  let wordsAlone = false;
  return {
    async report(updates, signal) {
      if (wordsAlone) return api.report(updates.map(inWordsAlone), signal);
      const answer = await api.report(updates, signal);
      const refused = refusedIn(updates, answer);
      if (refused.length === 0) return answer;
      wordsAlone = true;
      const again = await api.report(
        refused.flatMap((index) => updates.slice(index, index + 1).map(inWordsAlone)),
        signal,
      );
      if (!answer.ok || !again.ok) return again;
      const others = answer.value.errors.filter(({ index }) => !refused.includes(index));
      const later = again.value.errors.map((error) => ({ ...error, index: refused[error.index] ?? error.index }));
      const errors = [...others, ...later];
      return { ...again, value: { success: updates.length - errors.length, failed: errors.length, errors } };
    },
  };
}
