import type { KnownDevice } from '../access/known-devices';

/** What is known of whoever shows a password. */
export interface SignInAttempt {
  address: string;
  /** The account it is for (`accountKey`); none where the session says whose password it is. */
  account: string | undefined;
  user: string | undefined;
  device: KnownDevice | undefined;
}

/** Two budgets that an attempt spends from; '' for none. */
export interface SignInTrackers {
  attempts: string;
  address: string;
}

/**
 * Strangers are counted by account and address together, so that nobody locks an account out for the whole world, and
 * more widely by address alone, against one password tried on many accounts. Whoever has signed in to this account from
 * this browser before has a budget that no stranger can spend, not even from the same address.
 */
export function signInTrackers({ address, account, user, device }: SignInAttempt): SignInTrackers {
  if (account === undefined) return user === undefined ? { attempts: '', address } : { attempts: user, address: '' };
  if (device?.accounts.includes(account)) return { attempts: `device:${device.id}:${account}`, address: '' };
  return { attempts: `account:${account}:${address}`, address };
}
