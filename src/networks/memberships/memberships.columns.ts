import { Injectable } from '@nestjs/common';
import { system, type Viewer } from '../../access/index.js';
import { MemberColumns } from '../../people/index.js';
import { Columns, type Sql, sql } from '../../platform/index.js';
import type { MembershipRow } from './membership.row.js';

const whose = ['networkId', 'memberId', 'state'] as const;

/** The columns of a MembershipRow, from `membership ms`. */
@Injectable()
export class MembershipColumns extends Columns<MembershipRow, Viewer> {
  /** The whole row; no column of it depends on who asks. */
  readonly whole: Sql = this.all(system);

  constructor(members: MemberColumns) {
    super(
      {
        id: sql`ms.id`,
        networkId: sql`ms.network_id`,
        memberId: sql`ms.member_id`,
        role: sql`ms.role`,
        status: sql`ms.status`,
        state: sql`ms.state`,
        organisationId: sql`ms.organisation_id`,
        personalCapacity: sql`ms.personal_capacity`,
        motivation: sql`ms.motivation`,
        from: sql`ms.active_from`,
        to: sql`ms.active_to`,
        expiresOn: sql`ms.expires_on`,
      },
      {
        network: ['networkId'],
        member: ['memberId'],
        representing: ['state', 'organisationId', 'personalCapacity'],
        viewerCan: [...whose, 'role', 'status', 'expiresOn'],
        motivation: [...whose, 'motivation'],
        history: whose,
      },
    );
    // The person comes along in the same statement.
    this.extend(
      'member',
      (selection, viewer) => sql`(SELECT to_json(person) FROM (
        SELECT ${members.of(selection.within('member'), viewer)} FROM member m WHERE m.id = ms.member_id) person)`,
    );
  }
}
