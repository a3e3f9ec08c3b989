export { ActionFigures } from './actions/action-figures.loaders.js';
export { ActivityReports } from './activity-report/activity-reports.service.js';
export type { Report } from './activity-report/report.js';
export { Comparisons } from './comparisons/comparisons.service.js';
export { FrozenReports } from './frozen/frozen-reports.service.js';
export { ReportsModule } from './reports.module.js';
