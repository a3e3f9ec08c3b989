export { ActionFigures } from './action-figures.js';
export { ActivityReports, type Report } from './activity-report.js';
export { CoreIndicatorQueries } from './core-indicators/core-indicators.queries.js';
export { FrozenReports } from './frozen/frozen-reports.service.js';
export { ReportQueries } from './report.queries.js';
export { ReportsModule } from './reports.module.js';
