/** Runs one after the other; each promise is there at once. */
function inTurn(stages, run) {
  let before = Promise.resolve();
  return stages.map((stage) => (before = before.then(() => run(stage))));
}

/**
 * Runs the lanes at once and gives what became of their stages in the order in which they are listed, so that what is said
 * of one stands together.
 *
 * @template S, R
 * @param {readonly (readonly S[])[]} lanes
 * @param {(stage: S) => Promise<R>} run
 */
export async function* sideBySide(lanes, run) {
  for (const result of lanes.flatMap((stages) => inTurn(stages, run))) yield await result;
}
