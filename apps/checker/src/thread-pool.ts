/**
 * Names are also looked up through the system, which holds one of libuv's threads until it gives up. There are four
 * unless told otherwise, and it must be told before the first is used: this is imported before everything else.
 */
process.env['UV_THREADPOOL_SIZE'] ??= '32';
