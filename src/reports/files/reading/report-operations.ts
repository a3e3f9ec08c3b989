import { graphql } from '../../../platform/index.js';
import { activityFields } from './report-fields.js';

export const reportOperation = graphql(
  `
    query ActivityReportFile($input: ActivityReportInput!, $coreIndicators: Boolean!, $details: Boolean!) {
      activityReport(input: $input) {
        ...ReportedActivity
      }
    }
  `,
  [activityFields],
);

export const frozenReportOperation = graphql(
  `
    query FrozenReportFile($id: ID!, $coreIndicators: Boolean!, $details: Boolean!) {
      frozenReport(id: $id) {
        title
        report {
          ...ReportedActivity
        }
      }
    }
  `,
  [activityFields],
);

export const releaseOperation = graphql(
  `
    query ReleasedReportFile($id: ID!, $coreIndicators: Boolean!, $details: Boolean!) {
      release(id: $id) {
        title
        closedEvents
        report {
          ...ReportedActivity
        }
      }
    }
  `,
  [activityFields],
);

export const previewOperation = graphql(
  `
    mutation PreviewedReportFile($id: ID!, $coreIndicators: Boolean!, $details: Boolean!) {
      releaseReport(id: $id, dryRun: true) {
        title
        closedEvents
        report {
          ...ReportedActivity
        }
      }
    }
  `,
  [activityFields],
);
