/** The one spelling under which an e-mail address is stored and looked up, so that uniqueness is byte equality. */
export const normalizeEmail = (email: string): string => email.trim().normalize('NFKC').toLowerCase();
