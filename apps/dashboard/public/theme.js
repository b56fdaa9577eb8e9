// Before the first paint, so that a chosen theme never flashes. A file of its own because the content policy forbids inline scripts.
try {
  const theme = localStorage.getItem('nawala.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is switched off: the system's theme it is.
}
