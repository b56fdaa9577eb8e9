import { sideBySide } from '../test/side-by-side.mjs';

/** Runs the lanes; `end(name)` ends a stage. */
function running(...lanes) {
  const [started, told, ends] = [[], [], new Map()];
  const run = (name) => {
    started.push(name);
    return new Promise((resolve) => ends.set(name, () => resolve(name)));
  };
  const all = (async () => {
    for await (const name of sideBySide(lanes, run)) told.push(name);
  })();
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (name) => {
    ends.get(name)();
    await settled();
  };
  return { started, told, end, all, settled };
}

it('runs lanes at once, and the stages of each in turn', async () => {
  const { started, end, settled } = running(['build', 'types'], ['format', 'lint']);
  await settled();
  expect(started).toEqual(['build', 'format']);
  await end('format');
  expect(started).toEqual(['build', 'format', 'lint']);
  await end('build');
  expect(started).toEqual(['build', 'format', 'lint', 'types']);
});

it('tells of each in the order of the list, as soon as those before it were told', async () => {
  const { told, end, all, settled } = running(['build', 'types'], ['format']);
  await settled();
  await end('format');
  expect(told).toEqual([]);
  await end('build');
  expect(told).toEqual(['build']);
  await end('types');
  await all;
  expect(told).toEqual(['build', 'types', 'format']);
});
