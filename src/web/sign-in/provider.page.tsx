import type { ReactNode } from 'react';
import type { ProviderRefusal } from '../../accounts/index.js';
import type { Visit } from '../frame/visit.js';
import { withReturn } from '../parts/posted-form.js';

/** Why somebody who came by a provider is not in, and where they can go on. */
export function ProviderRefusalPage({ visit, refusal }: { visit: Visit; refusal: ProviderRefusal }): ReactNode {
  const { say, language } = visit;
  const { reason, provider, intention } = refusal;
  const name = provider.name[language];
  const returnTo = intention?.returnTo ?? null;
  return (
    <>
      <p className="lead text">{say.provider.refused[reason].lead(name)}</p>
      {intention?.linkTo ? (
        <p>
          <a href={visit.link('/account')}>{say.account.title}</a>
        </p>
      ) : (
        <ul>
          <li>
            <a href={visit.link(withReturn(`/sign-in/with/${provider.slug}`, returnTo))}>{say.provider.again(name)}</a>
          </li>
          <li>
            <a href={visit.link(withReturn('/sign-in', returnTo))}>{say.provider.otherwise}</a>
          </li>
          <li>
            <a href={visit.link('/')}>{say.problems.home}</a>
          </li>
        </ul>
      )}
    </>
  );
}
