import type { ReactNode } from 'react';
import type { Visit } from './visit.js';
import { withReturn } from '../parts/posted-form.js';
import { stylesheetAddress } from './stylesheet.js';

interface LayoutProperties {
  visit: Visit;
  title: string;
  /** The language of the title where it is not the page's. */
  titleLanguage?: string | undefined;
  /** Whether it is a form that was refused, which the title begins with. */
  isRefused: boolean;
  children: ReactNode;
}

/** What is around every page. */
export function Layout({ visit, title, titleLanguage, isRefused, children }: LayoutProperties): ReactNode {
  const { request, language, say, link, offers } = visit;
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${isRefused ? `${say.form.error} ` : ''}${title} – Colloquy`}</title>
        <link rel="stylesheet" href={stylesheetAddress} />
        <link rel="icon" href="data:," />
      </head>
      <body>
        <a className="skip" href="#content">
          {say.skip}
        </a>
        <header className="top">
          <div className="width">
            <a className="brand" href={link('/')}>
              Colloquy
            </a>
            <Person visit={visit} />
            <nav className="languages" aria-label={say.languages}>
              <LanguageLink to="en" name="English" current={language} query={request.query} />
              <LanguageLink to="ru" name="Русский" current={language} query={request.query} />
            </nav>
          </div>
        </header>
        <main id="content" tabIndex={-1}>
          <div className="width">
            <h1 lang={titleLanguage}>{title}</h1>
            {children}
          </div>
        </main>
        {(offers.graphiql || offers.mailbox) && (
          <footer className="bottom">
            <div className="width">
              <ul>
                <li className="quiet">{say.developers}</li>
                {offers.graphiql && (
                  <li>
                    <a href="/graphiql">{say.graphiql}</a>
                  </li>
                )}
                {offers.mailbox && (
                  <li>
                    <a href={link('/dev/mail')}>{say.mailbox.title}</a>
                  </li>
                )}
              </ul>
            </div>
          </footer>
        )}
      </body>
    </html>
  );
}

/** Who is signed in, with the way out; or the way in, back to this page. */
function Person({ visit: { viewer, say, link, path } }: { visit: Visit }): ReactNode {
  if (viewer.memberId === null) {
    const to = path === '/' || path.startsWith('/sign-') ? null : path;
    return (
      <p className="person">
        <a href={link(withReturn('/sign-in', to))}>{say.entrance.title}</a>
      </p>
    );
  }
  return (
    <form className="person" method="post" action={link('/sign-out')}>
      <a href={link('/account')}>{say.account.title}</a>
      <button className="plain">{say.account.signOut}</button>
    </form>
  );
}

interface LanguageLinkProperties {
  to: string;
  name: string;
  current: string;
  /** What the address of the page says. */
  query: unknown;
}

/** The link has no path and keeps what the address says besides, so that the switch stays on the page. */
function LanguageLink({ to, name, current, query }: LanguageLinkProperties): ReactNode {
  const others = Object.entries(query as Record<string, string | string[]>).filter(
    ([parameter]) => parameter !== 'lang',
  );
  const pairs = others.flatMap(([parameter, values]) => [values].flat().map((value) => [parameter, value]));
  return (
    <a
      href={`?${new URLSearchParams([...pairs, ['lang', to]]).toString()}`}
      lang={to}
      hrefLang={to}
      aria-current={to === current ? 'true' : undefined}
    >
      {name}
    </a>
  );
}
