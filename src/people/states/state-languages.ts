/** States whose administrations write to one another in this language, where nothing more is known of a person. */
export const languagesOfStates: Readonly<Record<'ru', readonly string[]>> = {
  ru: ['AM', 'AZ', 'BY', 'KG', 'KZ', 'RU', 'TJ', 'TM', 'UZ'],
};
