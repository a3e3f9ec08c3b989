/** What is said of hidden lines; figures and kinds of organisations are called as in files. */
export const hiddenTexts = {
  en: {
    total: 'Whole report',
    partner: 'together with',
    fewerThanFive: 'fewer than 5',
    protects: 'else this could be worked out',
  },
  ru: {
    total: 'Весь отчёт',
    partner: 'совместно с',
    fewerThanFive: 'меньше 5',
    protects: 'иначе можно вычислить',
  },
} as const;
