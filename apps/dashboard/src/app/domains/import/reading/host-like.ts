/** Whether this may be meant as a name or an address of a site: it has a dot within, and no blank. The server judges. */
export const isHostLike = (text: string): boolean =>
  /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:\*?\.)?[^\s,;@|]+\.[^\s,;@|.]+/iu.test(text) && !/\s/.test(text);

/** An address of a machine, as it begins the lines of a hosts file. */
export const isAddress = (text: string): boolean =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || /^[0-9a-f]*:[0-9a-f:.]*$/i.test(text);
