/**
 * @param {Record<string, readonly string[]>} registry names by their kind
 * @param {readonly string[]} apart commands that the product need not send
 * @param {readonly string[]} lines of trace files: served or refused, kind, name
 * @returns {string[]} one sentence for each name that one side alone has
 */
export const differences = (registry, apart, lines) => {
  const told = new Set(lines);
  const unasked = Object.entries(registry).flatMap(([kind, names]) =>
    names
      .filter((name) => !told.has(`served\t${kind}\t${name}`))
      .map((name) => `The registry holds the ${kind} ${name}, which nobody asks for.`),
  );
  const unknown = [...told]
    .map((line) => line.split('\t'))
    .filter(([, kind, name]) => !registry[kind]?.includes(name) && !(kind === 'command' && apart.includes(name)))
    .map(([, kind, name]) => `The product asks for the ${kind} ${name}, which the registry does not hold.`);
  return [...unasked, ...unknown];
};
