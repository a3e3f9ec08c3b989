import type { Language } from '../../../platform/index.js';
import { english, type ReportTexts } from './report.texts.en.js';
import { russian } from './report.texts.ru.js';

export const textsIn: Record<Language, ReportTexts> = { en: english, ru: russian };
