/** What is found and done by the keyboard alone. */
export const palette = {
  'palette.heading': 'Go somewhere or do something',
  'palette.placeholder': 'A page, brand, domain or action',
  'palette.page': 'Page',
  'palette.action': 'Action',
  'palette.dark': 'Dark theme',
  'palette.light': 'Light theme',
  'palette.kiosk': 'Screen for the wall',
  'palette.searchAll': 'Search all domains for “{{text}}”',
  'palette.none': 'Nothing is called that',

  'shortcuts.heading': 'Keyboard shortcuts',
  'shortcuts.palette': 'Go somewhere or do something',
  'shortcuts.search': 'Search the money sites',
  'shortcuts.next': 'Next row',
  'shortcuts.previous': 'Previous row',
  'shortcuts.open': 'Open the row',
  'shortcuts.select': 'Select the row',
  'shortcuts.stretch': 'Select all rows from the one selected last',
  'shortcuts.escape': 'Close, or let the selection go',
  'shortcuts.help': 'This list',
} as const;
