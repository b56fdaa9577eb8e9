/** Names as they were typed or pasted, one a line or between spaces and commas, each once. */
export const namesIn = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
