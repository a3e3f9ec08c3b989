import { Injectable } from '@nestjs/common';
import { searchText } from '../../people/index.js';
import { as, identifier, insertRows, listOf, type Reader, sql, type Transaction } from '../../platform/index.js';
import type { OutcomeStatus } from '../../schema-types.js';
import { EvidenceRecords, evidenceOfVersion } from '../evidence/evidence.store.js';
import { FollowUpRecords, followUpsOfVersion } from '../follow-ups/follow-ups.store.js';
import { ContributionRecords, contributionsOfVersion } from '../indicators/contributions.store.js';
import type { OutcomeContent } from './outcome-content.js';
import { type OutcomeLink, outcomeLinks } from './outcome-links.sql.js';

/** The version to write; `status` is that of a new one, `writers` wrote it now: nobody if it was only translated. */
export interface WrittenVersion {
  outcomeId: string;
  number: number;
  status: OutcomeStatus;
  writers: readonly string[];
}

const links = (Object.keys(outcomeLinks) as OutcomeLink[]).map((list) => ({ list, ...outcomeLinks[list] }));

const linksOfVersion = links.map(({ list, table, column }) =>
  as(
    sql`ARRAY(SELECT l.${identifier(column)} FROM ${identifier(table)} l
      WHERE (l.outcome_id, l.number) = (v.outcome_id, v.number) ORDER BY l.position)`,
    list,
  ),
);

const content = sql`v.kind, v.title, v.summary, v.date, v.audience, ${listOf(linksOfVersion)},
  ${evidenceOfVersion} AS evidence, ${contributionsOfVersion} AS contributions, ${followUpsOfVersion} AS "followUps"`;

/** The content of versions, read and written as a whole. */
@Injectable()
export class OutcomeVersions {
  constructor(
    private readonly evidence: EvidenceRecords,
    private readonly contributions: ContributionRecords,
    private readonly followUps: FollowUpRecords,
  ) {}

  /** @throws Error if there is no such version */
  read(reader: Reader, outcomeId: string, number: number): Promise<OutcomeContent> {
    return reader.one<OutcomeContent>(
      sql`SELECT ${content} FROM outcome_version v WHERE v.outcome_id = ${outcomeId} AND v.number = ${number}`,
    );
  }

  /** Writes a new version, or overwrites the content of an existing one, whose status and verification stay. */
  async write(transaction: Transaction, version: WrittenVersion, said: OutcomeContent): Promise<void> {
    const { outcomeId, number } = version;
    if (!(await rewrite(transaction, version, said))) await insert(transaction, version, said);
    for (const { list, table, column } of links) {
      await transaction.execute(
        sql`DELETE FROM ${identifier(table)} WHERE outcome_id = ${outcomeId} AND number = ${number}`,
      );
      const records = said[list].map((target, index) => ({
        ...{ outcome_id: outcomeId, number, position: index + 1 },
        [column]: target,
      }));
      await transaction.execute(insertRows(table, records));
    }
    await this.evidence.write(transaction, outcomeId, number, said.evidence);
    await this.contributions.write(transaction, outcomeId, number, said.contributions);
    await this.followUps.write(transaction, outcomeId, number, said.followUps);
  }
}

/** Answers false if there is no such version. */
async function rewrite(
  transaction: Transaction,
  { outcomeId, number, writers }: WrittenVersion,
  { kind, title, summary, date, audience }: OutcomeContent,
): Promise<boolean> {
  const rewritten = await transaction.execute(
    sql`UPDATE outcome_version SET kind = ${kind}, title = ${JSON.stringify(title)},
        summary = ${JSON.stringify(summary)}, search_text = ${searchedIn({ title, summary })},
        date = ${date}, audience = ${audience},
        written_by_member_ids = ARRAY(SELECT DISTINCT unnest(written_by_member_ids || ${writers}::uuid[]))
      WHERE outcome_id = ${outcomeId} AND number = ${number}`,
  );
  return rewritten > 0;
}

async function insert(
  transaction: Transaction,
  { outcomeId, number, status, writers }: WrittenVersion,
  { kind, title, summary, date, audience }: OutcomeContent,
): Promise<void> {
  const record = {
    ...{ outcome_id: outcomeId, number, status, written_by_member_ids: writers },
    ...{ kind, title, summary, date, audience },
    search_text: searchedIn({ title, summary }),
  };
  await transaction.execute(insertRows('outcome_version', [record]));
}

const searchedIn = ({ title, summary }: Pick<OutcomeContent, 'title' | 'summary'>): string =>
  searchText([...Object.values(title), ...Object.values(summary)].join(' '));
