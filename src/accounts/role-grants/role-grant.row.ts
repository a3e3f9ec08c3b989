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
  /** The role that it came from and ends with; null where it stands by itself. */
  cameFromId: string | null;
  isRevoked: boolean;
}
