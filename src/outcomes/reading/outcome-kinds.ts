import type { Message } from '../../platform/index.js';
import type { OutcomeKind } from '../../schema-types.js';

/** Names of the kinds of outcomes, for pages and files. */
export const outcomeKinds: Record<OutcomeKind, Message> = {
  RECOMMENDATION: { en: 'Recommendation', ru: 'Рекомендация' },
  CONCLUSIONS: { en: 'Conclusions', ru: 'Выводы' },
  POLICY_BRIEF: { en: 'Policy brief', ru: 'Аналитическая записка' },
  ANALYSIS: { en: 'Analysis', ru: 'Анализ' },
  RISK_ANALYSIS: { en: 'Risk analysis', ru: 'Анализ рисков' },
  STUDY: { en: 'Study', ru: 'Исследование' },
  HANDBOOK: { en: 'Handbook', ru: 'Практическое пособие' },
  GUIDELINE: { en: 'Guideline', ru: 'Руководство' },
  STANDARD_PROCEDURE: { en: 'Standard procedure', ru: 'Стандартная процедура' },
  COUNTRY_OF_ORIGIN_INFORMATION: { en: 'Country of origin information', ru: 'Информация о странах происхождения' },
  GOOD_PRACTICE: { en: 'Good practice', ru: 'Передовая практика' },
  COMMON_CRITERIA: { en: 'Common criteria', ru: 'Общие критерии' },
  NEEDS_ASSESSMENT: { en: 'Needs assessment', ru: 'Оценка потребностей' },
  JOINT_ASSESSMENT: { en: 'Joint assessment', ru: 'Совместная оценка' },
  MAPPING: { en: 'Mapping', ru: 'Обзор работы и пробелов' },
  INVENTORY: { en: 'Inventory', ru: 'Перечень' },
  INDICATOR_SET: { en: 'Set of indicators', ru: 'Набор индикаторов' },
  STRATEGY: { en: 'Strategy', ru: 'Стратегия' },
  TRAINING_MATERIAL: { en: 'Training material', ru: 'Учебный материал' },
  INFORMATION_PRODUCT: { en: 'Information product', ru: 'Информационный материал' },
  METHODOLOGY: { en: 'Methodology', ru: 'Методология' },
  TOOL: { en: 'Tool', ru: 'Инструмент' },
  MONITORING_SYSTEM: { en: 'Monitoring system', ru: 'Система мониторинга' },
  CAMPAIGN: { en: 'Campaign', ru: 'Кампания' },
  WORKING_ARRANGEMENT: { en: 'Working arrangement', ru: 'Рабочая договорённость' },
  PROJECT: { en: 'Project', ru: 'Проект' },
  CONTINGENCY_PLAN: { en: 'Contingency plan', ru: 'План на случай непредвиденных обстоятельств' },
};
