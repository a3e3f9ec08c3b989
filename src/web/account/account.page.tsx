import type { ReactNode } from 'react';
import { printedDate, printedMoment } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';
import { EndForm, Entry } from '../parts/entry.js';
import { Fact } from '../parts/fact.js';
import { ProblemSummary } from '../parts/form.js';
import type { FormProperties } from '../sign-in/sign-in.page.js';
import type { OwnAccount } from './account.operations.js';

interface AccountProperties {
  visit: Visit;
  account: OwnAccount;
}

/** One's own account: what it can do, how it is secured, where it is signed in. */
export function AccountPage({ visit, problems, account }: AccountProperties & FormProperties): ReactNode {
  const { account: say } = visit.say;
  const { member, admitted, secondFactor, roles } = account;
  return (
    <>
      <ProblemSummary visit={visit} problems={problems} fields={{}} />
      {!admitted && (
        <div className="notice text" role="note">
          <p>{say.waits}</p>
        </div>
      )}
      {visit.viewer.withheld.size > 0 && (
        <div className="notice text" role="note">
          <p>{say.needsFactor}</p>
        </div>
      )}
      <Tasks visit={visit} account={account} />
      <dl className="facts">
        <Fact label={say.name}>
          <bdi>{member.displayName}</bdi>
        </Fact>
        <Fact label={say.email}>{member.email}</Fact>
        <Fact label={say.roles}>{roles.length > 0 && rolesIn(visit, account)}</Fact>
        <Fact label={say.factor}>{secondFactor ? say.factorSet : say.factorNone}</Fact>
      </dl>
      <ul>
        <li>
          <a href={visit.link('/account/second-factor')}>{secondFactor ? say.changeFactor : say.setFactor}</a>
        </li>
        {admitted && (
          <li>
            <a href={visit.link('/account/passkeys')}>{say.passkeys}</a>
          </li>
        )}
        <li>
          <a href={visit.link('/account/password')}>{say.changePassword}</a>
        </li>
      </ul>
      {admitted && <ProviderList visit={visit} account={account} />}
      <SessionList visit={visit} account={account} />
      <TokenList visit={visit} account={account} />
    </>
  );
}

/** What waits for a decision of this person, by kind. */
function Tasks({ visit, account: { tasks } }: AccountProperties): ReactNode {
  const { account: say, decisions } = visit.say;
  const kinds = [
    { mutation: 'decideAccount', path: '/account-requests', waiting: decisions.accounts.waiting },
    { mutation: 'confirmPost', path: '/posts-to-confirm', waiting: decisions.posts.waiting },
  ]
    .map((kind) => ({ ...kind, count: tasks.filter(({ mutation }) => mutation === kind.mutation).length }))
    .filter(({ count }) => count > 0);
  if (kinds.length === 0) return null;
  return (
    <nav className="notice text" aria-labelledby="tasks">
      <p id="tasks">
        <b>{say.tasks}</b>
      </p>
      <ul>
        {kinds.map(({ path, waiting, count }) => (
          <li key={path}>
            <a href={visit.link(path)}>{waiting(count)}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const rolesIn = ({ say }: Visit, { roles }: OwnAccount): string =>
  [...new Set(roles.map(({ role }) => say.account.roleNames[role]))].join(', ');

function ProviderList({ visit, account: { linkedProviders, linkableProviders } }: AccountProperties): ReactNode {
  const { account: say } = visit.say;
  if (linkedProviders.length + linkableProviders.length === 0) return null;
  return (
    <>
      <h2>{say.providers}</h2>
      {linkedProviders.length > 0 && (
        <ul className="entries">
          {linkedProviders.map(({ issuer, name, linkedAt }) => (
            <li key={issuer}>
              <Entry name={name} facts={[say.linkedSince(dayOf(linkedAt, visit))]}>
                <EndForm visit={visit} path="/account/providers/unlink" name="issuer" value={issuer}>
                  {say.unlink}
                </EndForm>
              </Entry>
            </li>
          ))}
        </ul>
      )}
      {linkableProviders.length > 0 && (
        <ul>
          {linkableProviders.map(({ slug, name }) => (
            <li key={slug}>
              <a href={visit.link(`/sign-in/with/${slug}/link`)}>{say.link(name)}</a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function SessionList({ visit, account: { sessions } }: AccountProperties): ReactNode {
  const { account: say } = visit.say;
  const moment = (at: string | Date): string => printedMoment(visit.viewer.timeZone, new Date(at), visit.language);
  return (
    <>
      <h2>{say.sessions}</h2>
      <ul className="entries">
        {sessions.map(({ id, current, device, startedAt, lastUsedAt }) => (
          <li key={id}>
            <Entry
              name={device ?? say.unknownDevice}
              beside={current && say.thisOne}
              facts={[`${say.since(moment(startedAt))} ${say.lastUsed(moment(lastUsedAt))}`]}
            >
              {!current && (
                <EndForm visit={visit} path="/account/sessions/end" value={id}>
                  {say.end}
                </EndForm>
              )}
            </Entry>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action={visit.link('/account/sessions/end-others')}>
          <button className="second">{say.endOthers}</button>
        </form>
      )}
    </>
  );
}

function TokenList({ visit, account: { accessTokens } }: AccountProperties): ReactNode {
  const { account: say } = visit.say;
  if (accessTokens.length === 0) return null;
  return (
    <>
      <h2>{say.tokens}</h2>
      <ul className="entries">
        {accessTokens.map(({ id, name, readOnly, expiresAt }) => (
          <li key={id}>
            <Entry
              name={name}
              beside={readOnly && say.readOnly}
              facts={[expiresAt ? say.until(dayOf(expiresAt, visit)) : null]}
            >
              <EndForm visit={visit} path="/account/tokens/revoke" value={id}>
                {say.revoke}
              </EndForm>
            </Entry>
          </li>
        ))}
      </ul>
    </>
  );
}

const dayOf = (at: string | Date, { language }: Visit): string =>
  printedDate(new Date(at).toISOString().slice(0, 10), language);
