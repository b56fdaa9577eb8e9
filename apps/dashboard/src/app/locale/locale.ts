/** The language that numbers, lists and times are written in; clocks and dates are written as Indonesia does: `14:05`, `2 Jan`. */
export const LANGUAGE = 'en';
export const TIME_STYLE = 'en-GB';
