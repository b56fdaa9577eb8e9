import type { Params } from '@angular/router';
import { fromApi } from '../api-params';
import { toUrl } from '../domain-query';

/** Where the list shows a saved view. @param query of the view */
export const viewParams = (query: string): Params => toUrl(fromApi(query));
