import type { Language } from '../../../platform/index.js';
import { english, type PaperTexts } from './paper.texts.en.js';
import { russian } from './paper.texts.ru.js';

export const paperTextsIn: Record<Language, PaperTexts> = { en: english, ru: russian };
