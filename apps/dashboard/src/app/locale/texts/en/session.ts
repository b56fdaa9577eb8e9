/** Signing in, and the account of whoever has. */
export const session = {
  'login.title': 'Sign in',
  'login.purpose': 'Sign in to see which of your sites are blocked.',
  'login.email': 'E-mail',
  'login.password': 'Password',
  'login.signIn': 'Sign in',
  'login.signingIn': 'Signing in…',
  'login.forgotten': 'Forgotten your password? An admin can set a new one under Users.',

  'ended.ended': 'Your session has ended. Sign in again to go on where you were.',
  'ended.signed-out': 'You signed out in another tab of this browser.',
  'ended.password-changed': 'You were signed out, because your password was changed.',
  'ended.account-changed': 'You were signed out, because an admin changed your account.',
  'ended.token-reused': 'You were signed out for safety: a key of your session was used twice.',

  'account.account': 'Account:',
  'account.signedInAs': 'Signed in as',
  'account.changePassword': 'Change password',
  'account.signOut': 'Sign out',
  'account.currentPassword': 'Current password',
  'account.newPassword': 'New password',
  'account.passwordHint': 'At least {{min}} characters. Signs out your other sessions.',
  'account.passwordChanged': 'Password changed. Your other sessions were signed out.',

  'role.admin': 'Admin',
  'role.user': 'Read-only',
} as const;
