import { commandOf, WAYS } from './commands';

const STANDING = { origin: 'https://monitor.example', vantages: ['telkom-jakarta', 'xl'] };

it.each(WAYS)('%s names where it reports and as what, and asks for the key', (way) => {
  const command = commandOf(way, STANDING);
  expect(command).toContain('https://monitor.example');
  expect(command).toContain('telkom-jakarta');
  expect(command).toMatch(/read -rs NAWALA_KEY|Read-Host/);
  // An argument would stand in the list of processes.
  expect(command).not.toMatch(/--key[ =]|nwl_/);
});

it('relies on no name in a registry', () => {
  for (const way of WAYS) expect(commandOf(way, STANDING)).not.toMatch(/(?:npx|install)[^\n]* nawala-checker(?:\s|$)/);
});
