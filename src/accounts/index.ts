export { AccountsModule } from './accounts.module.js';
export { Accounts, type NewAccount } from './accounts.service.js';
export type { RoleGrantRow } from './role-grants/role-grant.row.js';
export { RoleGrants } from './role-grants/role-grants.service.js';
export { localesOf } from './reader-locales.sql.js';
