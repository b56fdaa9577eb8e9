/** Forms, dialogs, and the small parts that every page is made of. */
export const forms = {
  'form.optional': 'optional',
  'form.cancel': 'Cancel',
  'form.close': 'Close',
  'form.retry': 'Retry',
  'form.retrying': 'Trying again…',
  'form.tryAgain': 'Try again',
  'form.dismiss': 'Dismiss',
  'form.clear': 'Clear',
  'form.showPassword': 'Show password',
  'form.hidePassword': 'Hide password',
  'form.removeTag': 'Remove tag {{tag}}',
  'form.tagExamples': 'main, promo, spare…',

  'discard.heading': 'Discard what you entered?',
  'discard.text': 'It has not been saved.',
  'discard.discard': 'Discard',
  'discard.keep': 'Keep editing',

  'filter.by': 'Filter by {{what}}',
  'filter.find': 'Find…',
  'filter.findOne': 'Find: {{what}}',
  'filter.typeTag': 'Type a tag, press Enter',
  'filter.pressEnter': 'Press Enter to filter by this tag',
  'filter.nothing': 'Nothing found',
  'filter.chosen': '{{number}} chosen',
  'filter.is': '{{what}}: {{values}}',

  'table.actions': 'Actions',

  'pager.pages': 'Pages',
  'pager.previous': 'Previous page',
  'pager.next': 'Next page',
  'pager.page': 'Page {{page}} of {{pages}}',
  'pager.range': '{{first}}–{{last}} of {{total}}',

  'verdict.ada': 'Ada',
  'verdict.tidak ada': 'Tidak ada',
  'verdict.unknown': 'Not measured',
  'verdict.paused': 'Paused',
  'verdict.pausedAt': 'Paused · {{verdict}}',

  'failed.load': '{{what}} could not be loaded',
  'failed.loadText': 'The server did not answer. Nothing is lost; try again in a moment.',
  'failed.refresh': '{{what}} could not be refreshed and may be out of date.',
} as const;
