import { firstAnswer, type Asked } from './first-answer';

type Outcome = 'page' | 'silence';

/** Who is asked, whether they speak, and what becomes of it. */
const asked = (outcome: Promise<Outcome>, isSpeaking = false): Asked<Outcome> => ({
  outcome,
  isSpeaking: () => isSpeaking,
});
const never = new Promise<never>(() => undefined);
const answers = Promise.resolve<Outcome>('page');
const fails = Promise.resolve<Outcome>('silence');

function stage(first: Asked<Outcome>, others: Asked<Outcome>[], share: Promise<void>) {
  const questions = { ask: jest.fn((candidate: Asked<Outcome>) => candidate), left: [...others] };
  const next = () => Promise.resolve(questions.left.shift());
  const isAnswer = (outcome: Outcome) => outcome === 'page';
  const result = firstAnswer({ first, next, ask: questions.ask, isAnswer, share: () => share });
  return { result, ask: questions.ask };
}

it('asks nobody else where the first answers', async () => {
  const { result, ask } = stage(asked(answers, true), [asked(answers)], never);
  expect(await result).toBe('page');
  expect(ask).not.toHaveBeenCalled();
});

it('asks the next at once where the first fails', async () => {
  const { result, ask } = stage(asked(fails), [asked(fails), asked(answers, true)], never);
  expect(await result).toBe('page');
  expect(ask).toHaveBeenCalledTimes(2);
});

it('asks the next beside one that is silent for its share', async () => {
  const { result } = stage(asked(never), [asked(answers, true)], Promise.resolve());
  expect(await result).toBe('page');
});

it('hears out whoever has begun to speak', async () => {
  let finish = (_outcome: Outcome) => {};
  const slow = new Promise<Outcome>((resolve) => (finish = resolve));
  const { result, ask } = stage(asked(slow, true), [asked(answers)], Promise.resolve());
  finish('page');
  expect(await result).toBe('page');
  expect(ask).not.toHaveBeenCalled();
});

it('is what became of the first where nobody answers', async () => {
  const first = asked(fails);
  expect(await stage(first, [asked(fails)], never).result).toBe('silence');
});
