const shown = (host) => (['127.0.0.1', '0.0.0.0', '::', '::1'].includes(host) ? 'localhost' : host);

/**
 * The one block a person reads after the start.
 *
 * @param {{ host: string, webPort: number, apiPort: number, email?: string, password?: string, firstPassword?: string,
 *   note?: string }} facts
 */
export function banner({ host, webPort, apiPort, email, password, firstPassword, note }) {
  const rows = [
    ['Dashboard', `http://${shown(host)}:${webPort}`],
    ['API', `http://${shown(host)}:${apiPort}   (documentation at /api/docs)`],
    ...(email ? [['Sign in as', email]] : []),
    ...(password ? [['Password', password]] : []),
    ...(firstPassword ? [['Password', `${firstPassword}   (shown only this once: keep it)`]] : []),
  ];
  const lines = rows.map(([name, value]) => `  ${name.padEnd(11)} ${value}`);
  return [
    '',
    '  Nawala Monitor is running',
    '',
    ...lines,
    '',
    ...(note ? [`  ${note}`] : []),
    '  Ctrl-C stops it.',
    '',
  ].join('\n');
}

/** A database that came only after the start told who may sign in only then. */
export const lateLogin = (email, password) =>
  [
    `  Sign in as  ${email}`,
    ...(password ? [`  Password    ${password}   (shown only this once: keep it)`] : []),
    '',
  ].join('\n');
