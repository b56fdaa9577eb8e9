const KEPT = /(?<=^|[;\t\r\n])'(?='*[=+\-@\t\r＝＋－＠])/g;

/** As `csvText` of the contracts, which the thread that parses cannot load: it runs without libraries. */
export const csvText = (cell: string): string => cell.replace(KEPT, '');
