import type { Language } from '../../platform/index.js';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** What a mail says, before it is written as plain text and as HTML. */
export interface MailContent {
  language: Language;
  subject: string;
  greeting: string;
  /** What has happened, in one or more paragraphs. */
  news: readonly string[];
  facts: readonly { label: string; value: string; link?: string }[];
  /** What the reader should know besides. */
  notes: readonly string[];
  action: { label: string; link: string };
  /** Why the reader gets it, and the reference number. */
  closing: readonly string[];
}

/** The mail as plain text. */
export function plainText({ greeting, news, facts, notes, action, closing }: MailContent): string {
  const paragraphs = [
    greeting,
    ...news,
    facts.map(({ label, value }) => `${label}: ${value}`).join('\n'),
    ...notes,
    `${action.label}: ${action.link}`,
    ['-- ', ...closing].join('\n'),
  ];
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`;
}

/** The mail as HTML that needs nothing from outside; React escapes whatever comes from people. */
export function html(content: MailContent): string {
  return `<!doctype html>${renderToStaticMarkup(<MailDocument {...content} />)}`;
}

const font = 'Arial, Helvetica, sans-serif';

function MailDocument({ language, subject, greeting, news, facts, notes, action, closing }: MailContent): ReactNode {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>{subject}</title>
      </head>
      <body
        style={{
          margin: 0,
          padding: '24px',
          background: '#ffffff',
          color: '#1b2430',
          fontFamily: font,
          fontSize: '16px',
          lineHeight: 1.5,
        }}
      >
        <div style={{ maxWidth: '600px' }}>
          <p>{greeting}</p>
          {news.map((paragraph, place) => (
            <Paragraph key={place} text={paragraph} />
          ))}
          <table role="presentation" style={{ borderCollapse: 'collapse' }}>
            <tbody>
              {facts.map(({ label, value, link }, place) => (
                <tr key={place}>
                  <td style={{ width: '28%', padding: '4px 16px 4px 0', verticalAlign: 'top', color: '#4a5666' }}>
                    {label}
                  </td>
                  <td style={{ padding: '4px 0', verticalAlign: 'top' }}>
                    {link ? <a href={link}>{value}</a> : value}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {notes.map((note, place) => (
            <Paragraph key={place} text={note} />
          ))}
          <p style={{ margin: '24px 0' }}>
            <a
              href={action.link}
              style={{
                display: 'inline-block',
                padding: '10px 20px',
                background: '#1f4e79',
                color: '#ffffff',
                borderRadius: '4px',
              }}
            >
              {action.label}
            </a>
          </p>
          <p style={{ color: '#4a5666', fontSize: '14px', borderTop: '1px solid #d5dbe3', paddingTop: '12px' }}>
            {closing.map((line, place) => (
              <span key={place} style={{ display: 'block' }}>
                {line}
              </span>
            ))}
          </p>
        </div>
      </body>
    </html>
  );
}

function Paragraph({ text }: { text: string }): ReactNode {
  return <p style={{ whiteSpace: 'pre-line' }}>{text}</p>;
}
