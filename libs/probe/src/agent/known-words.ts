import type { ScanResultDto } from '@nawala/contracts/checker';
import type { ApiClient, ScanReport } from './api-client';

type Reporter = Pick<ApiClient, 'report'>;
type Answer = Awaited<ReturnType<Reporter['report']>>;
type Member = keyof ScanResultDto;

/** What later versions added to a report, latest first: an API that does not know it has no use for it. */
const LATER: readonly (readonly Member[])[] = [['reasonCode', 'reasonParams'], ['evidence']];

/** An item that is refused for one of these members is worth sending without it. */
const NAMED = /\b(?:reasonCode|reasonParams|evidence)\b/g;
/** How APIs that check item by item, old and new, say that they do not know a member at all. */
const UNKNOWN = /should not exist|is not a known field/;

const without = ({ id, scanResult }: ScanReport, members: ReadonlySet<Member>): ScanReport => ({
  id,
  scanResult: Object.fromEntries(
    Object.entries(scanResult).filter(([member]) => !members.has(member as Member)),
  ) as unknown as ScanResultDto,
});

const has = (members: readonly Member[], { scanResult }: ScanReport): boolean =>
  members.some((member) => scanResult[member] !== undefined);

/** The members that an error names, each with its companions. */
function namedIn(error: string): Member[] {
  const names = new Set<string>(error.match(NAMED));
  return LATER.filter((members) => members.some((member) => names.has(member))).flat();
}

/**
 * Reports everything where the API takes it. One that refuses a member that it does not know yet gets the same again, and
 * everything from then on, without it; an item of which it finds a member bad is worth more without that than not at all.
 */
export function inKnownWords(api: Reporter): Reporter {
  const dropped = new Set<Member>();
  const drop = (members: readonly Member[]) => members.forEach((member) => dropped.add(member));
  const known = (updates: readonly ScanReport[]) => updates.map((report) => without(report, dropped));

  /** A whole that is refused with 400 is sent again with ever less in it, as long as there was something to leave out. */
  async function whole(updates: readonly ScanReport[], signal?: AbortSignal): Promise<Answer> {
    const left = LATER.filter((members) => known(updates).some((report) => has(members, report)));
    const before = [...dropped];
    let answer = await api.report(known(updates), signal);
    for (const members of left) {
      if (answer.ok || answer.status !== 400) break;
      drop(members);
      answer = await api.report(known(updates), signal);
    }
    // It was something else: nothing is known about these members.
    if (!answer.ok && left.length > 0) {
      dropped.clear();
      drop(before);
    }
    return answer;
  }

  return {
    async report(updates, signal) {
      const answer = await whole(updates, signal);
      if (!answer.ok) return answer;
      const sent = known(updates);
      const refused = answer.value.errors.flatMap(({ index, error }) => {
        const report = sent[index];
        const bad = namedIn(error);
        if (UNKNOWN.test(error)) drop(bad);
        return report && has(bad, report) ? [{ index, report: without(report, new Set(bad)) }] : [];
      });
      if (refused.length === 0) return answer;
      const again = await api.report(known(refused.map(({ report }) => report)), signal);
      if (!again.ok) return again;
      const others = answer.value.errors.filter(({ index }) => refused.every((one) => one.index !== index));
      const later = again.value.errors.map((error) => ({
        ...error,
        index: refused[error.index]?.index ?? error.index,
      }));
      const errors = [...others, ...later];
      return { ...again, value: { success: updates.length - errors.length, failed: errors.length, errors } };
    },
  };
}
