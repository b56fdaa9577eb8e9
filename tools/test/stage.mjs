import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { inRoot, ROOT, say } from '../setup/workspace.mjs';

const PATH = `${inRoot('node_modules', '.bin')}:${process.env['PATH']}`;

/** Runs a program from node_modules/.bin in the workspace; its output goes to the terminal. Resolves to its exit code. */
const run = (command, args, env) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: ROOT, stdio: ['ignore', 2, 2], env: { ...process.env, PATH, ...env } });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });

const readReport = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/**
 * One stage of the test command, with its count. A stage that reports no tests of its own counts as one; one that fails
 * without naming a failed test counts that failure too.
 *
 * @param {{ name: string, command: string, args: string[], env?: object, report?: { file: string, count: (json: any) => { passed: number, failed: number } } }} stage
 * @returns {Promise<{ name: string, passed: number, failed: number, seconds: number }>}
 */
export async function runStage({ name, command, args, env = {}, report }) {
  say(`\n── ${name}`);
  const started = Date.now();
  if (report) {
    mkdirSync(dirname(report.file), { recursive: true });
    rmSync(report.file, { force: true });
  }
  const code = await run(command, args, env);
  const json = report && readReport(report.file);
  const counted = json ? report.count(json) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  return { name, ...counted, seconds: (Date.now() - started) / 1000 };
}
