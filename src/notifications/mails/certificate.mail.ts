import { type Period, printedPeriod, sql, type Texts } from '../../platform/index.js';
import { titleIn } from './event-facts.js';
import { fact, mail, prose } from './mail.js';
import { NothingToTell } from './undeliverable.js';

/** What a mail about a certificate tells. */
interface CertificateFacts extends Period {
  code: string;
  title: Texts;
}

const english = {
  subject: (title: string): string => `Your certificate: ${title}`,
  news: prose(
    'Your certificate of attendance is ready.',
    'Its page has it as a PDF document and as an Open Badge, and shows anybody with the code that it is valid.',
  ),
  code: 'Code',
  action: 'See the certificate',
};

const russian: typeof english = {
  subject: (title) => `Ваш сертификат: ${title}`,
  news: prose(
    'Ваш сертификат об участии готов.',
    'На его странице есть документ PDF и Open Badge; каждый, у кого есть код, увидит там, что сертификат действителен.',
  ),
  code: 'Код',
  action: 'Открыть сертификат',
};

/** Brings somebody their certificate. */
export const certificateMail = mail<'certificate.issued', CertificateFacts, typeof english>({
  texts: { en: english, ru: russian },

  async read(reader, { facts }) {
    const certificate = await reader.maybeOne<CertificateFacts>(
      sql`SELECT code, title, time_zone AS "timeZone", starts_at AS "startsAt", ends_at AS "endsAt",
           starts_at_local AS "startsAtLocal", ends_at_local AS "endsAtLocal"
         FROM certificate WHERE code = ${facts.certificate} AND revoked_at IS NULL`,
    );
    if (!certificate) throw new NothingToTell('no such certificate');
    return certificate;
  },

  body(certificate, { language, say, publicUrl }) {
    const title = titleIn(certificate.title, language);
    return {
      subject: say.subject(title),
      news: [say.news],
      facts: [
        ...fact(say.event.event, title),
        ...fact(say.event.time, printedPeriod(certificate, language)),
        ...fact(say.code, certificate.code),
      ],
      notes: [],
      action: { label: say.action, link: `${publicUrl}/certificates/${certificate.code}` },
      why: [say.why.registered],
    };
  },
});
