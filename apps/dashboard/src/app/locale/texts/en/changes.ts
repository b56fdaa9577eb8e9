/** Changes of verdict, and the toasts that tell of them. */
export const changes = {
  'change.listed': 'On the block list',
  'change.unreported': 'No checker reports any more',
  'change.unblocked': 'No longer blocked',
  'change.reachable': 'Reachable',
  'change.none': 'No verdict has changed yet.',
  'change.failed': 'The latest changes could not be loaded.',

  'toast.undo': 'Undo',
  'toast.undone': 'Undone',
  'toast.changed.one': '{{count}} domain changed',
  'toast.changed.other': '{{count}} domains changed',
  'toast.blocked': '{{number}} blocked',
  'toast.accessible': '{{number}} accessible',
  'toast.dismissAll': 'Dismiss all {{number}}',
  'toast.view': 'View',
  'toast.added': '{{name}} added',
  'toast.saved': '{{name}} saved',
  'toast.deleted': '{{name}} deleted',
} as const;
