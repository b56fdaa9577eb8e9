import { allowedRoles } from './roles.guard';

describe('Who may call a route', () => {
  it.each(['GET', 'HEAD'])('is everybody signed in for %s', (method) => {
    expect(allowedRoles(method, undefined)).toEqual(['admin', 'user']);
  });

  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PROPFIND'])(
    'is admins for %s, unless the route says otherwise',
    (method) => {
      expect(allowedRoles(method, undefined)).toEqual(['admin']);
      expect(allowedRoles(method, ['user'])).toEqual(['user']);
    },
  );

  it('can be narrowed for reading', () => {
    expect(allowedRoles('GET', ['admin'])).toEqual(['admin']);
  });
});
