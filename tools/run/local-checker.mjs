/** The checker that runs beside the dashboard, in this machine's own network. */
export const localChecker = (program, api) => [program, 'run', '--api', api, '--vantage', 'local', '--interval', '60'];
