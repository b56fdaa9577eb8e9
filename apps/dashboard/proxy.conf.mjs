const target = `http://127.0.0.1:${process.env['API_PORT'] || 5000}`;

/** The development server's half of "one origin": what `tools/run/dashboard-server.mjs` does in production. */
export default {
  '/api': { target },
  '/health': { target },
  '/socket.io': { target, ws: true },
};
