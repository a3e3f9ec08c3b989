import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, Jobs, sql } from '../../platform/index.js';

/** More than so many rows of a year are made one. */
const rowsAtMost = 100;

/**
 * Every transaction leaves a row in `report_version` for each year of which it changed what is counted. Once a minute
 * those of the past become one row a year that stands for as many, so that versions stay quick to read.
 */
@Injectable()
export class ReportVersions implements OnModuleInit {
  constructor(
    private readonly database: Database,
    private readonly jobs: Jobs,
  ) {}

  onModuleInit(): void {
    this.jobs.everyMinute('report-versions', () => this.gather());
  }

  /** Makes many rows of a year one; no version is another for that. */
  async gather(): Promise<void> {
    await this.database.execute(sql`
      WITH many AS (SELECT year FROM report_version GROUP BY year HAVING count(*) > ${rowsAtMost}), gathered AS (
        DELETE FROM report_version v USING many
        WHERE v.year = many.year AND v.transaction <> 0 RETURNING v.year, v.moves)
      INSERT INTO report_version AS kept (year, transaction, moves)
      SELECT year, 0, sum(moves) FROM gathered GROUP BY year
      ON CONFLICT (year, transaction) DO UPDATE SET moves = kept.moves + EXCLUDED.moves`);
  }
}
