export { AccountsModule } from './accounts.module.js';
export type { AccountChange } from './account.mails.js';
export { Accounts, type NewAccount } from './accounts.service.js';
export type { RoleGrantRow } from './role-grants/role-grant.row.js';
export { RoleGrants } from './role-grants/role-grants.service.js';
export { CallSession } from './sign-in/call-session.service.js';
export { MailedCodes } from './sign-in/mailed-codes.service.js';
export { localesOf } from './reader-locales.sql.js';
