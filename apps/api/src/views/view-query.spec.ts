import { InvalidInput } from '../common/app-error';
import { viewQueryOf } from './view-query';

describe('viewQueryOf', () => {
  it('reads what the list reads', () => {
    expect(viewQueryOf('status=ada&tag=spare&tag=id&active=true&sort=-since&groupBy=brand')).toMatchObject({
      status: ['ada'],
      tag: ['spare', 'id'],
      active: true,
      sort: '-since',
      groupBy: 'brand',
    });
    expect(viewQueryOf('')).toEqual({});
  });

  it.each(['status=blocked', 'page=2', 'limit=5', 'offset=5', 'sort=x', 'nothing=1', '__proto__=1', 'tag[$ne]=x'])(
    'refuses %s, naming the field',
    (query) => {
      expect(() => viewQueryOf(query)).toThrow(InvalidInput);
      expect(() => viewQueryOf(query)).toThrow(/^query: /);
    },
  );
});
