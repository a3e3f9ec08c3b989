/** The programmes of the demonstration world, each with the network whose events belong to it. */
export const programmes = [
  {
    slug: 'asylum-component',
    en: 'Thematic component: asylum',
    ru: 'Тематический компонент: убежище',
    summary: {
      en: 'Training and study visits for those who examine claims and receive applicants.',
      ru: 'Обучение и ознакомительные поездки для тех, кто рассматривает ходатайства и принимает заявителей.',
    },
    leadStates: ['MT'],
    actions: ['VI.1', 'VI.5', 'VI.6'],
    startsOn: '2024-01-01',
    endsOn: '2027-12-31',
    network: 'asylum-expert-pool',
  },
  {
    slug: 'labour-migration-component',
    en: 'Thematic component: legal and labour migration',
    ru: 'Тематический компонент: легальная и трудовая миграция',
    summary: {
      en: 'How states inform, match and protect people who move for work.',
      ru: 'Как государства информируют, трудоустраивают и защищают тех, кто едет работать.',
    },
    leadStates: ['LT', 'RO'],
    actions: ['III.1', 'III.2', 'III.8'],
    startsOn: '2023-06-01',
    endsOn: '2027-12-31',
    network: 'labour-migration-network',
  },
];
