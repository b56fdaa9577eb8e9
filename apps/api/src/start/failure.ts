import { BadEnvironment } from '../config/read-env';

const CAUSES: Readonly<Record<string, (error: NodeJS.ErrnoException & { port?: number; address?: string }) => string>> =
  {
    EADDRINUSE: ({ address, port }) =>
      `Port ${port} on ${address} is already in use. Stop the other program, or set PORT to another one.`,
    EROFS: ({ path }) => `${path} cannot be written: its disk is read-only. Set DATA_DIR to another folder.`,
    EADDRNOTAVAIL: ({ address }) => `HOST ${address} is not an address of this machine.`,
    EACCES: ({ port, path }) =>
      port === undefined
        ? `${path} cannot be written. Set DATA_DIR to another folder.`
        : `Port ${port} may not be opened.`,
  };

/** Why the API did not start, for a person: one line for each thing to mend. */
export function failureLines(error: unknown): readonly string[] {
  if (error instanceof BadEnvironment) return error.lines;
  if (!(error instanceof Error)) return [String(error)];
  const { code = '' } = error as NodeJS.ErrnoException;
  return [CAUSES[code]?.(error) ?? error.message];
}
