import type { GrantedRole } from '../../schema-types.js';

export interface RoleGrantRow {
  id: string;
  role: GrantedRole;
  memberId: string;
  from: string;
  to: string | null;
  state: string | null;
  networkId: string | null;
  programmeId: string | null;
  eventId: string | null;
  organisationId: string | null;
  isRevoked: boolean;
}
