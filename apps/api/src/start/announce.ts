import type { AdminLogin } from '../users/first-admin';
import type { RunningApi } from './start';

/** Milliseconds that "ready" waits for the first admin. With the embedded store it is there already. */
const PATIENCE_MS = 2000;

/** What the process that started us (`npm start`) hears over IPC. */
export type ParentMessage =
  | { type: 'ready'; url: string; adminEmail?: string; adminPassword?: string }
  /** The database came only after `ready`. */
  | { type: 'first-admin'; adminEmail: string; adminPassword?: string }
  /** For the checker that is to run beside us, at each start. */
  | { type: 'checker-key'; secret: string };

const loginOf = ({ email, password }: AdminLogin) => ({
  adminEmail: email,
  ...(password && { adminPassword: password }),
});

/** Tells whoever started us that we listen, how to sign in on the very first start, and the local checker's key. Never through the log. */
export async function announce(api: RunningApi, tell = tellStarter()): Promise<void> {
  await tellLogin(api, tell);
  const secret = await api.checkerKey;
  if (secret !== undefined) tell({ type: 'checker-key', secret });
}

async function tellLogin({ url, adminLogin }: RunningApi, tell: (message: ParentMessage) => void): Promise<void> {
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, PATIENCE_MS, 'late').unref());
  const login = await Promise.race([adminLogin, late]);
  tell({ type: 'ready', url, ...(login && login !== 'late' && loginOf(login)) });
  if (login !== 'late') return;
  const cameLate = await adminLogin;
  if (cameLate) tell({ type: 'first-admin', ...loginOf(cameLate) });
}

function tellStarter(): (message: ParentMessage) => void {
  if (process.send) return (message) => process.send?.(message);
  return (message) => process.stdout.write(asText(message));
}

function asText(message: ParentMessage): string {
  // Who runs a checker beside us has a line to us.
  if (message.type === 'checker-key') return '';
  const where = message.type === 'ready' ? [`API: ${message.url}`] : [];
  const admin = message.adminEmail ? [`Admin: ${message.adminEmail}`] : [];
  const password = message.adminPassword ? [`Password, shown only now: ${message.adminPassword}`] : [];
  return [...where, ...admin, ...password, ''].join('\n');
}
