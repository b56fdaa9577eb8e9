import { withoutPageText } from './without-page-text';

describe('Evidence about a name that is not watched', () => {
  it('keeps facts of the network, and nothing of the page', () => {
    const layers = [{ layer: 'http', here: 'status 200, “Internet Positif”, 812 bytes', outside: null, decides: true }];
    expect(
      withoutPageText({ layers, http: { status: 200, title: 'Internet Positif' }, control: { name: 'eu' } }),
    ).toEqual({
      layers: [{ layer: 'http', here: 'status 200, “…”, 812 bytes', outside: null, decides: true }],
      http: { status: 200 },
      control: { name: 'eu' },
    });
  });
});
