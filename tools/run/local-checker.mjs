/** What this machine's own network is called. */
export const LOCAL_VANTAGE = 'local';

/** The checker that runs beside the dashboard, in this machine's own network. */
export const localChecker = (program, api) => [
  program,
  ...['run', '--api', api, '--vantage', LOCAL_VANTAGE, '--interval', '60'],
];

/** Has the API make a key for it, which comes back as `checker-key`; undefined: none. */
export const localVantage = (vantage) => ({ LOCAL_CHECKER_VANTAGE: vantage ?? '' });

/** A key is no argument: those are for everybody to see. */
export const withKey = ({ env = process.env, ...service }, key) => ({ ...service, env: { ...env, NAWALA_KEY: key } });
