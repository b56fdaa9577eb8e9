import type { AdminLogin } from '../users/first-admin';
import type { RunningApi } from './start';

/** Milliseconds that "ready" waits for the first admin. With the embedded store it is there already. */
const PATIENCE_MS = 2000;

/** What the process that started us (`npm start`) hears over IPC. */
export type ParentMessage =
  | { type: 'ready'; url: string; adminEmail?: string; adminPassword?: string }
  /** The database came only after `ready`. */
  | { type: 'first-admin'; adminEmail: string; adminPassword?: string };

const loginOf = ({ email, password }: AdminLogin) => ({
  adminEmail: email,
  ...(password && { adminPassword: password }),
});

/** Tells whoever started us that we listen, and on the very first start how to sign in. Never through the log. */
export async function announce({ url, adminLogin }: RunningApi, tell = tellStarter()): Promise<void> {
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
  const where = message.type === 'ready' ? [`API: ${message.url}`] : [];
  const admin = message.adminEmail ? [`Admin: ${message.adminEmail}`] : [];
  const password = message.adminPassword ? [`Password, shown only now: ${message.adminPassword}`] : [];
  return [...where, ...admin, ...password, ''].join('\n');
}
