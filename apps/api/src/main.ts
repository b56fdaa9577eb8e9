import 'reflect-metadata';
import { announce } from './start/announce';
import { failureLines } from './start/failure';
import { start } from './start/start';
import { stopOnRequest } from './start/stop-on-request';

const starting = start(process.env);
stopOnRequest(() =>
  starting.then(
    (api) => api.stop(),
    () => undefined,
  ),
);
try {
  await announce(await starting);
} catch (error) {
  process.stderr.write(`${failureLines(error).join('\n')}\n`);
  process.exit(1);
}
