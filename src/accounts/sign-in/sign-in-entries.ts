import { type AuditRecord, changesBetween } from '../../audit/index.js';

/** What the trail tells of somebody who signed in, or of somebody who tried to be them. */
export const signInEntry = (
  action: 'signIn' | 'signInFailed',
  memberId: string,
  told: { address: string; way: string },
): AuditRecord => ({ action, subject: memberId, subjectKind: 'Member', changes: changesBetween(null, told) });
