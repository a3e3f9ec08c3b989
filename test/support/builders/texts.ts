/** A text in English alone. */
export const english = (text: string) => [{ locale: 'en', text }];
