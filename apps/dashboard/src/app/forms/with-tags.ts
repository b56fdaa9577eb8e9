/** `tags` and those in `text`, in lower case, each once. Whether they are well-formed is for the DTO to say. */
export const withTags = (tags: readonly string[], text: string): string[] => [
  ...new Set([
    ...tags,
    ...text
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  ]),
];
