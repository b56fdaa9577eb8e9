/**
 * Names are also looked up through the system, which holds one of libuv's threads until it gives up, and keeps the
 * process from ending for as long. Four threads and ten seconds per silent resolver are the usual, unless told
 * otherwise; it must be told before the first look-up, so this is imported before everything else.
 */
process.env['UV_THREADPOOL_SIZE'] ??= '32';
process.env['RES_OPTIONS'] ??= 'timeout:2 attempts:1';
