export { type NewAccount, Accounts } from './accounts.service.js';
export { AccountsModule } from './accounts.module.js';
export { grantInForce, type RoleGrantRow } from './role-grants.queries.js';
export { RoleGrants } from './role-grants.service.js';
export { readSessionCookie, removeSessionCookie, writeSessionCookie } from './session-cookie.js';
export { type NewSession } from './sessions.js';
