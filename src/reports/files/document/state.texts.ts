import { english } from './state.texts.en.js';
import { russian } from './state.texts.ru.js';

/** What country sheets say, by language. */
export const stateTextsIn = { en: english, ru: russian };
