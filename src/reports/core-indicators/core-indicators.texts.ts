import type { Message } from '../../platform/index.js';
import type { EventKind, OutcomeKind } from '../../schema-types.js';
import { eventKinds } from '../../events/index.js';
import { outcomeKinds } from '../../outcomes/index.js';

interface CoreText {
  title: Record<'en' | 'ru', string>;
  unit: Record<'en' | 'ru', string>;
  description: Record<'en' | 'ru', string>;
}

const text = (en: string, ru: string): Record<'en' | 'ru', string> => ({ en, ru });
const events = text('events', 'мероприятия');
const people = text('people', 'люди');
const outcomes = text('outcomes', 'результаты');

/** The fifteen in order. What is said here is exactly what core-indicators.queries.ts and the report count. */
export const coreTexts: readonly CoreText[] = [
  {
    title: text('Sessions held, by kind and format', 'Состоявшиеся мероприятия по видам и форматам'),
    unit: events,
    description: text(
      'Events that are over and were not cancelled, by the day on which they start in their own time zone.',
      'Завершённые и не отменённые мероприятия, по дню начала в их часовом поясе.',
    ),
  },
  {
    title: text('Participations', 'Участия'),
    unit: text('participations', 'участия'),
    description: text(
      'Attendances at these events in every role but interpreter: one person at two events counts twice.',
      'Присутствия на этих мероприятиях в любой роли, кроме переводчика: один человек на двух мероприятиях учтён дважды.',
    ),
  },
  {
    title: text('Different people', 'Разные люди'),
    unit: people,
    description: text(
      'People behind these participations, each once.',
      'Люди, стоящие за этими участиями, каждый один раз.',
    ),
  },
  {
    title: text('States represented', 'Представленные государства'),
    unit: text('states', 'государства'),
    description: text(
      'Different states that participants represented; per event: the mean of the different states at each event, events without any included. Organisations are never states.',
      'Разные государства, которые представляли участники; на мероприятие: среднее число разных государств на каждом мероприятии, включая те, где их не было. Организации не считаются государствами.',
    ),
  },
  {
    title: text('People by gender', 'Люди по полу'),
    unit: people,
    description: text(
      'The people of indicator 3 by gender as they state it themselves; who did not say, or prefers not to, is not stated.',
      'Люди из показателя 3 по полу, указанному ими самими; кто не указал или не пожелал указать — «не указано».',
    ),
  },
  {
    title: text('Partner organisations', 'Партнёрские организации'),
    unit: text('organisations', 'организации'),
    description: text(
      'Represented: different organisations whose people attended and represented no state. Partners: different organisations named as partners of the events that were held.',
      'Представленные: разные организации, чьи люди присутствовали, не представляя государство. Партнёры: разные организации, указанные партнёрами состоявшихся мероприятий.',
    ),
  },
  {
    title: text('Network members and states covered', 'Члены сетей и охваченные государства'),
    unit: text('people; states', 'люди; государства'),
    description: text(
      'Different people who are active members of the networks of the report at the end of its last day, and different states for which they are; only those of the states that the report is narrowed to.',
      'Разные люди — действующие члены сетей отчёта на конец его последнего дня, и разные государства, от которых они входят в сети; только от государств, которыми ограничен отчёт.',
    ),
  },
  {
    title: text('Active network members', 'Активные члены сетей'),
    unit: text('people; share', 'люди; доля'),
    description: text(
      'Members of indicator 7 who took part, as in indicator 2, in an event of the report’s areas, networks and programmes within the 12 months up to its last day; share of all members of indicator 7.',
      'Члены сетей из показателя 7, участвовавшие, как в показателе 2, в мероприятии направлений, сетей и программ отчёта за 12 месяцев до его последнего дня; доля от всех членов из показателя 7.',
    ),
  },
  {
    title: text('Outputs published, by kind and language', 'Опубликованные результаты по видам и языкам'),
    unit: outcomes,
    description: text(
      'Outcomes in the version that is published, by its date. By language: those whose title is given in it; one in two languages counts in both.',
      'Результаты в опубликованной версии, по её дате. По языкам: те, чьё название дано на этом языке; результат на двух языках учтён в обоих.',
    ),
  },
  {
    title: text('Recommendations and their follow-up', 'Рекомендации и их выполнение'),
    unit: text('outcomes; share', 'результаты; доля'),
    description: text(
      'Published recommendations; followed up: those of which at least one follow-up is done by now; share of all recommendations.',
      'Опубликованные рекомендации; с выполнением: те, по которым к настоящему времени выполнен хотя бы один последующий шаг; доля от всех рекомендаций.',
    ),
  },
  {
    title: text('Satisfaction', 'Удовлетворённость'),
    unit: text('1 to 5; share', 'от 1 до 5; доля'),
    description: text(
      'Mean of all answers given after these events. Response rate: participations whose person filled in that form, of all participations.',
      'Среднее всех ответов после этих мероприятий. Доля ответивших: участия, по которым человек заполнил эту анкету, от всех участий.',
    ),
  },
  {
    title: text('Self-rated learning gain', 'Прирост знаний по самооценке'),
    unit: text('difference on a scale of 1 to 5', 'разница по шкале от 1 до 5'),
    description: text(
      'Mean of knowledge after minus knowledge before, of all answers given after these events that rate both.',
      'Среднее разности знаний после и до мероприятия по всем ответам, в которых оценено и то и другое.',
    ),
  },
  {
    title: text('Applied at work', 'Применение в работе'),
    unit: text('1 to 5; share', 'от 1 до 5; доля'),
    description: text(
      'Mean of how much was used at work, of all answers to the form that comes some months after these events. Response rate: participations whose person filled in that form, of all participations.',
      'Среднее того, насколько полученное применяется в работе, по всем ответам на анкету через несколько месяцев после этих мероприятий. Доля ответивших: участия, по которым человек заполнил эту анкету, от всех участий.',
    ),
  },
  {
    title: text('Actions with activity', 'Действия, по которым велась работа'),
    unit: text('actions; share', 'действия; доля'),
    description: text(
      'Actions with at least one event held or outcome published, those of their sub-items included, of all actions without those that state a principle.',
      'Действия с хотя бы одним состоявшимся мероприятием или опубликованным результатом, включая подпункты, от всех действий, кроме устанавливающих принцип.',
    ),
  },
  {
    title: text('From nomination to confirmation; no-shows', 'От выдвижения до подтверждения; неявки'),
    unit: text('days; share', 'дни; доля'),
    description: text(
      'Median days from the first nomination to the first confirmation after it, of confirmed registrations for these events; the median, as single late confirmations would move a mean. No-show rate: confirmed people who did not come and had not said so, of all confirmed people whose attendance was recorded. Interpreters are left out.',
      'Медиана дней от первого выдвижения до первого последующего подтверждения, по подтверждённым регистрациям на эти мероприятия; медиана, поскольку отдельные поздние подтверждения сдвигают среднее. Доля неявок: подтверждённые участники, которые не пришли и не предупредили, от всех подтверждённых, чьё посещение отмечено. Без переводчиков.',
    ),
  },
];

const labels = {
  total: { en: 'All', ru: 'Всего' },
  online: { en: 'Online', ru: 'Онлайн' },
  inPerson: { en: 'In person', ru: 'Очно' },
  hybrid: { en: 'Hybrid', ru: 'Гибридный формат' },
  selfPaced: { en: 'Self-paced', ru: 'В удобное время' },
  people: { en: 'People', ru: 'Люди' },
  perEvent: { en: 'Per event', ru: 'На мероприятие' },
  women: { en: 'Women', ru: 'Женщины' },
  men: { en: 'Men', ru: 'Мужчины' },
  other: { en: 'Other', ru: 'Другое' },
  notStated: { en: 'Not stated', ru: 'Не указано' },
  represented: { en: 'Represented', ru: 'Представленные' },
  partners: { en: 'Partners of events', ru: 'Партнёры мероприятий' },
  members: { en: 'Members', ru: 'Члены сетей' },
  states: { en: 'States covered', ru: 'Охваченные государства' },
  active: { en: 'Active members', ru: 'Активные члены' },
  share: { en: 'Share', ru: 'Доля' },
  followedUp: { en: 'Followed up', ru: 'С выполненными шагами' },
  mean: { en: 'Mean', ru: 'Среднее' },
  responseRate: { en: 'Response rate', ru: 'Доля ответивших' },
  withActivity: { en: 'With activity', ru: 'С работой' },
  medianDays: { en: 'Median days', ru: 'Медиана дней' },
  noShowRate: { en: 'No-show rate', ru: 'Доля неявок' },
} satisfies Record<string, Message>;

/** What a value is of; languages go by `language.` and their code. */
export type ValueKey = keyof typeof labels | EventKind | OutcomeKind;

const known: Readonly<Record<string, Message>> = { ...labels, ...eventKinds, ...outcomeKinds };
const inEnglish = new Intl.DisplayNames('en', { type: 'language' });
const inRussian = new Intl.DisplayNames('ru', { type: 'language' });

export function labelOf(key: ValueKey | `language.${string}`): Record<'en' | 'ru', string> {
  const language = /^language\.(.+)$/.exec(key)?.[1];
  const { en, ru } = language ? { en: inEnglish.of(language)!, ru: inRussian.of(language)! } : known[key]!;
  return { en, ru };
}
