/** The most that a count grows by between two turns of somebody else while the work is done. */
export async function mostBetweenTurns(work: () => Promise<unknown>, count: () => number): Promise<number> {
  let [most, before] = [0, count()];
  const look = () => {
    most = Math.max(most, count() - before);
    before = count();
  };
  const turn = () => {
    look();
    timer = setImmediate(turn);
  };
  let timer = setImmediate(turn);
  try {
    await work();
  } finally {
    clearImmediate(timer);
  }
  look();
  return most;
}
