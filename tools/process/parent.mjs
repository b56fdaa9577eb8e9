const LOOK_EVERY_MS = 250;

/**
 * A parent that goes takes this process along, as a SIGTERM would: whoever forked it, as soon as the channel between the
 * two closes; npm, which may die without passing anything on, when this process is no longer its child (package.json says
 * `exec`, so that no shell stands in between). A command that was started by hand may well outlive its shell.
 */
export function endWithParent() {
  const end = () => process.kill(process.pid, 'SIGTERM');
  if (process.channel) {
    process.once('disconnect', end);
    process.channel.unref();
  } else if (process.env['npm_lifecycle_event']) {
    const npm = process.ppid;
    const looking = setInterval(() => {
      if (process.ppid === npm) return;
      clearInterval(looking);
      end();
    }, LOOK_EVERY_MS).unref();
  }
}
