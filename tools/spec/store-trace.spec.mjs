import { differences } from '../test/trace-differences.mjs';

const registry = { command: ['find', 'insert'], 'query operator': ['$in'], 'index option': [] };
const traced = ['served\tcommand\tfind', 'served\tcommand\tinsert', 'served\tquery operator\t$in'];

describe('the trace of the store', () => {
  it('agrees with the registry when each has what the other has', () => {
    expect(differences(registry, [], traced)).toEqual([]);
  });

  it('allows commands that stand apart, asked for or not', () => {
    expect(differences(registry, ['backup', 'buildInfo'], [...traced, 'served\tcommand\tbackup'])).toEqual([]);
  });

  it('names what the registry holds and nobody asks for', () => {
    expect(differences(registry, [], traced.slice(1))).toEqual([
      'The registry holds the command find, which nobody asks for.',
    ]);
  });

  it('names what is asked for and not held, also where it was refused', () => {
    const more = [...traced, 'refused\tquery operator\t$or', 'served\tcommand\tcount'];
    expect(differences(registry, [], more)).toEqual([
      'The product asks for the query operator $or, which the registry does not hold.',
      'The product asks for the command count, which the registry does not hold.',
    ]);
  });

  it('counts a name that was refused as one that nobody was given', () => {
    expect(differences(registry, [], [...traced.slice(1), 'refused\tcommand\tfind'])).toHaveLength(1);
  });
});
