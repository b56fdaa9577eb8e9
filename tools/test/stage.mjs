import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { lifetime } from '../process/lifetime.mjs';
import { startProgram } from '../process/program.mjs';
import { inRoot, say } from '../setup/workspace.mjs';

const PATH = `${inRoot('node_modules', '.bin')}:${process.env['PATH']}`;

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
 * @param {{ isHeld?: boolean }} [options] `isHeld`: what it writes is given, not shown, since another stage runs beside it
 * @returns {Promise<{ name: string, passed: number, failed: number, seconds: number, text: string }>}
 */
export async function runStage({ name, command, args, env = {}, report }, { isHeld = false } = {}) {
  if (!isHeld) say(`\n── ${name}`);
  const started = Date.now();
  if (report) {
    mkdirSync(dirname(report.file), { recursive: true });
    rmSync(report.file, { force: true });
  }
  const output = isHeld ? ['pipe', 'pipe'] : undefined;
  const program = startProgram(command, args, { env: { ...process.env, PATH, ...env }, output });
  const [code, text] = await Promise.all([program.exited, isHeld ? program.text() : '']);
  if (lifetime.isEnding) await lifetime.end();
  const json = report && readReport(report.file);
  const counted = json ? report.count(json) : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  if (code !== 0 && counted.failed === 0) counted.failed = 1;
  return { name, ...counted, seconds: (Date.now() - started) / 1000, text };
}
