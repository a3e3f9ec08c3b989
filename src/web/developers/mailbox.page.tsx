import type { ReactNode } from 'react';
import type { KeptMail } from '../../notifications/index.js';
import { printedMoment } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';

/** The mails that were kept, the newest first. */
export function MailboxPage({ visit: { say, link, language }, mails }: { visit: Visit; mails: KeptMail[] }): ReactNode {
  const { lead, empty, columns } = say.mailbox;
  return (
    <>
      <p className="lead text">{lead}</p>
      {mails.length === 0 && <p>{empty}</p>}
      {mails.length > 0 && (
        <div className="scroll" role="region" aria-label={say.mailbox.title} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th scope="col">{columns.subject}</th>
                <th scope="col">{columns.recipient}</th>
                <th scope="col">{columns.time}</th>
              </tr>
            </thead>
            <tbody>
              {mails.map((mail) => (
                <tr key={mail.id}>
                  <td>
                    <a href={link(`/dev/mail/${mail.id}`)}>{mail.subject}</a>
                  </td>
                  <td>{recipient(mail)}</td>
                  <td>{printedMoment('UTC', mail.keptAt, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  );
}

/** One mail: its headers, its text, and its HTML in a frame of its own. */
export function MailPage({
  visit: { say, link, language },
  mail,
  sender,
}: {
  visit: Visit;
  mail: KeptMail;
  sender: string;
}): ReactNode {
  const { columns, messageId, text, html, back, sender: from } = say.mailbox;
  const headers: [string, string][] = [
    [from, sender],
    [columns.recipient, recipient(mail)],
    [columns.time, printedMoment('UTC', mail.keptAt, language)],
    [messageId, `<${mail.messageId}>`],
  ];
  return (
    <>
      <dl className="facts">
        {headers.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h2>{text}</h2>
      <pre>{mail.plainText}</pre>
      <h2>{html}</h2>
      <iframe title={html} src={`/dev/mail/${mail.id}/html`} sandbox="" />
      <p>
        <a href={link('/dev/mail')}>{back}</a>
      </p>
    </>
  );
}

const recipient = ({ recipientName, recipientAddress }: KeptMail): string => `${recipientName} <${recipientAddress}>`;
