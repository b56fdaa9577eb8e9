/** The body about many domains is nested, and so needs `reflect-metadata`, which the dashboard does not load. */
export { BulkDomainsDto } from './dto/bulk-domains.dto';
