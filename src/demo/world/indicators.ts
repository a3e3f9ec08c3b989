import type { IndicatorInput, OutcomeKind } from '../../schema-types.js';
import { both } from './choices.js';

/** An indicator of the demonstration world, with values entered by hand and the kinds of outcome that each add one. */
export interface DemoIndicator {
  input: IndicatorInput;
  byHand: { year: number; value: number; source: string }[];
  countsOf: OutcomeKind[];
}

const targets = (first: number, ...values: number[]) => values.map((value, index) => ({ year: first + index, value }));

export const indicators: DemoIndicator[] = [
  {
    input: {
      code: 'OP-1',
      title: both({ en: 'Guides and training materials published', ru: 'Изданные руководства и учебные материалы' }),
      level: 'OUTPUT',
      unit: 'documents',
      aggregation: 'SUM',
      baseline: 0,
      baselineYear: 2022,
      targets: targets(2023, 1, 2, 2, 2, 2),
    },
    byHand: [],
    countsOf: ['HANDBOOK', 'GUIDELINE', 'METHODOLOGY', 'TRAINING_MATERIAL'],
  },
  {
    input: {
      code: 'OC-1',
      title: both({
        en: 'Trained experts who use what they learnt at work',
        ru: 'Обученные эксперты, применяющие полученное в работе',
      }),
      level: 'OUTCOME',
      unit: '%',
      aggregation: 'LATEST',
      dataSource: 'Survey three months after each training',
      actions: ['VI.5', 'II.7'],
      baseline: 52,
      baselineYear: 2022,
      targets: targets(2024, 60, 65, 70, 75),
    },
    byHand: [
      { year: 2024, value: 61, source: 'Survey of March 2025' },
      { year: 2025, value: 68.5, source: 'Survey of March 2026' },
    ],
    countsOf: [],
  },
  {
    input: {
      code: 'IM-1',
      title: both({
        en: 'Median time until an asylum decision at first instance',
        ru: 'Медианный срок решения по ходатайству об убежище в первой инстанции',
      }),
      level: 'IMPACT',
      unit: 'days',
      ascending: false,
      aggregation: 'LATEST',
      dataSource: 'Statistics of the states that take part in the asylum pool',
      actions: ['VI.6'],
      baseline: 241,
      baselineYear: 2022,
      targets: targets(2025, 210, 195, 180),
    },
    byHand: [{ year: 2025, value: 218, source: 'Statistics of 2025' }],
    countsOf: [],
  },
];
