import { signInTrackers } from './sign-in-trackers';

const stranger = { address: 'address:198.51.100.1', account: 'rina', user: undefined, device: undefined };
const device = { id: 'd1', accounts: ['rina', 'adi'] };

describe('Whose budget an attempt to sign in spends', () => {
  it('is that of account and address together, and that of the address', () => {
    expect(signInTrackers(stranger)).toEqual({
      attempts: 'account:rina:address:198.51.100.1',
      address: 'address:198.51.100.1',
    });
  });

  it('is its own, and no stranger’s, in a browser that the account knows', () => {
    expect(signInTrackers({ ...stranger, device })).toEqual({ attempts: 'device:d1:rina', address: '' });
  });

  it('is a stranger’s for any account that the browser is not known to', () => {
    expect(signInTrackers({ ...stranger, account: 'budi', device })).toEqual(
      signInTrackers({ ...stranger, account: 'budi' }),
    );
  });

  it('is the user’s who shows the current password, and the address’s when nobody is named', () => {
    const nobody = { ...stranger, account: undefined };
    expect(signInTrackers({ ...nobody, user: 'user:1' })).toEqual({ attempts: 'user:1', address: '' });
    expect(signInTrackers({ ...nobody, device })).toEqual({ attempts: '', address: stranger.address });
  });
});
