import { fileURLToPath } from 'node:url';
import { lifetime } from './lifetime.mjs';
import { Service } from './service.mjs';

const LEASH = fileURLToPath(new URL('leash.mjs', import.meta.url));

/** Where a program of `node_modules/.bin` or of the system writes: progress goes to stderr, like all of ours. */
const TO_STDERR = [2, 2];

/** Starts a program that is none of ours; it ends with this command, however that ends. */
export function startProgram(command, args, { env = process.env, output = TO_STDERR } = {}) {
  const program = new Service({ name: command, args: [LEASH, command, ...args], env, output });
  lifetime.add((insist) => program.stop(insist));
  return program;
}

/** Runs one to its exit code. Never resolves once this command is ending: whatever comes next is too late. */
export async function runProgram(command, args, options) {
  const code = await startProgram(command, args, options).exited;
  return lifetime.isEnding ? lifetime.end() : code;
}
