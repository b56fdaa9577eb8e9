export { createClient } from '@nawala/client';
