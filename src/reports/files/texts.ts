import type { Language } from '../../platform/index.js';
import { english, type ReportTexts } from './texts.en.js';
import { russian } from './texts.ru.js';

export const textsIn: Record<Language, ReportTexts> = { en: english, ru: russian };
