const spies: { mockRestore(): void }[] = [];

/** The browser refuses all storage, as with cookies blocked. */
export function blockedStorage(): void {
  const refuse = () => {
    throw new DOMException('Access is denied for this document', 'SecurityError');
  };
  spies.push(jest.spyOn(window, 'localStorage', 'get').mockImplementation(refuse));
}

/** Nothing more fits into the storage. */
export function fullStorage(): void {
  const refuse = () => {
    throw new DOMException('The quota has been exceeded', 'QuotaExceededError');
  };
  spies.push(jest.spyOn(Storage.prototype, 'setItem').mockImplementation(refuse));
}

export function restoreStorage(): void {
  for (const spy of spies.splice(0)) spy.mockRestore();
}
