import { type Route, routesOf } from '../../src/common/routes';

export { type Route, routesOf };

export const NO_SUCH_ID = '0'.repeat(24);

/** The route as a request goes there, with ids that name nothing. */
export const addressOf = ({ path }: Pick<Route, 'path'>): string => path.replace(/\{\w+\}/g, NO_SUCH_ID);
