import type { PaperTexts } from './paper.texts.en.js';

/** What the paper of a report says in Russian. */
export const russian: PaperTexts = {
  contents: 'Содержание',
  table: (number, title) => `Таблица ${number}. ${title}`,
  figure: (number, title) => `Рисунок ${number}. ${title}`,
  page: (number, count) => `Страница ${number} из ${count}`,
  pageWords: { page: 'Страница ', of: ' из ' },
  annex: 'Приложение',
  chapters: {
    glance: 'Главное',
    narrative: 'Пояснения',
    area: (code, title) => `Направление ${code}. ${title}`,
    gaps: 'Действия без мероприятий и результатов',
    participants: 'Кто участвовал',
    partners: 'Сети, программы и партнёры',
    events: 'Мероприятия и результаты',
    otherOutcomes: 'Прочие результаты',
    followUps: 'Последующие меры',
    indicators: 'Показатели',
    figures: 'Все показатели отчёта',
    annex: 'Приложение. Мероприятия',
  },
  captions: {
    keyFigures: 'Основные показатели отчёта',
    areasOverTime: 'Мероприятия и результаты по направлениям',
    activeActions: 'Действия с мероприятиями или результатами, по направлениям',
    areas: 'Показатели по направлениям',
    actions: (code) => `Действия направления ${code}, по которым велась работа`,
    years: (code) => `Направление ${code} по годам: мероприятия / результаты и насколько продвинулось действие`,
    outcomes: (code) => `Результаты направления ${code}`,
    otherOutcomes: 'Результаты вне направлений этого отчёта',
    figures: 'Все показатели отчёта',
  },
  columns: { change: 'Изменение', whole: 'Весь отчёт' },
  areasOverTime:
    'Учтены состоявшиеся мероприятия и результаты, которые перечислены в этом отчёте. Относящееся к нескольким направлениям стоит в каждом из них.',
  activeActions: 'Учтены действия, по которым что-либо сделано.',
  eventSentence: (events, before, outcomes) =>
    `Состоялось мероприятий: ${events}${before === null ? '' : ` (в предыдущем периоде: ${before})`}, опубликовано результатов: ${outcomes}.`,
  areaSentence: (done, all) => `Работа велась по ${done} из ${all} действий.`,
  nothingInArea: 'За период по этому направлению ничего не сделано.',
  gapsIntroduction: (gaps) =>
    gaps === 0
      ? 'Работа велась по всем действиям, по которым она предполагается.'
      : 'Принципы сюда не входят: мероприятия по ним не предполагаются.',
  noBreakdown: '–',
  more: (count) => `на ${count} больше`,
  fewer: (count) => `на ${count} меньше`,
  higher: (count) => `на ${count} выше`,
  lower: (count) => `на ${count} ниже`,
  same: 'без изменений',
  allEvents: 'Здесь перечислены все мероприятия отчёта.',
  firstEvents: (shown, all) =>
    `Здесь перечислены первые ${shown} мероприятий из ${all}. Все они есть в отчёте в формате XLSX, CSV и JSON.`,
  zeroOnPaper: 'На бумаге «–» стоит там, где ничего не было.',
};
