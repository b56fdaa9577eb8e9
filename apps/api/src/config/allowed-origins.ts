import type { Env } from './env';

/** Origins whose pages may call the API: those configured, else the dashboard where `npm start` puts it. */
export const allowedOrigins = ({ CORS_ORIGINS, WEB_PORT }: Env): string[] =>
  CORS_ORIGINS ?? [`http://localhost:${WEB_PORT}`, `http://127.0.0.1:${WEB_PORT}`];
