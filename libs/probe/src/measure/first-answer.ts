import { firstWhere } from './first-where';

/** One question under way. */
export interface Asked<T> {
  outcome: Promise<T>;
  /** An answer has begun to come: whoever speaks is heard out. */
  isSpeaking: () => boolean;
}

interface Questions<C, T> {
  first: Asked<T>;
  /** Who can be asked next; undefined when nobody is left. */
  next: () => Promise<C | undefined>;
  ask: (candidate: C) => Asked<T>;
  isAnswer: (outcome: T) => boolean;
  /** Settles when those who were asked have been silent for long enough. */
  share: () => Promise<void>;
}

/**
 * The first answer of several who may be asked one after another: the next one only where those before have failed or stay
 * silent for their share, and then beside them. Without any answer, what became of the first.
 */
export async function firstAnswer<C, T>({ first, next, ask, isAnswer, share }: Questions<C, T>): Promise<T> {
  const asked = [first];
  const outcomes = () => asked.map(({ outcome }) => outcome);
  const somebodySpeaks = () => asked.some(({ isSpeaking }) => isSpeaking());
  for (;;) {
    await Promise.race([firstWhere(outcomes(), isAnswer), share()]);
    if (somebodySpeaks()) break;
    const candidate = await next();
    if (candidate === undefined || somebodySpeaks()) break;
    asked.push(ask(candidate));
  }
  return (await firstWhere(outcomes(), isAnswer)) ?? first.outcome;
}
