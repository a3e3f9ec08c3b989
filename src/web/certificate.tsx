import type { ReactNode } from 'react';
import { momentIn } from '../notifications/index.js';
import { Fact } from './event.js';
import { EventTimes, type TimedEvent, timeFields } from './event-times.js';
import { foreignLanguage, type LocalTexts } from './local-text.js';
import type { Visit } from './visit.js';

export interface ShownCertificate extends TimedEvent {
  code: string;
  holder: string;
  eventTitles: LocalTexts;
  issuer: string;
  issuedAt: string;
  revokedAt: string | null;
  url: string;
}

export interface CertificateData {
  certificate: ShownCertificate | null;
}

export const certificateOperation = `query Certificate($code: String!) {
  certificate(code: $code) { code holder eventTitles { locale text } issuer issuedAt revokedAt url ${timeFields} }
}`;

/** Whether a certificate is valid, and what it says. */
export function CertificatePage({ visit, certificate }: { visit: Visit; certificate: ShownCertificate }): ReactNode {
  const { say, language, link } = visit;
  const { code, holder, eventTitles, issuer, issuedAt, revokedAt, timeZone } = certificate;
  const moment = (instant: string): string => momentIn(timeZone, new Date(instant), language);
  return (
    <>
      <div className="notice text" role="note">
        <p>
          <strong>{revokedAt ? say.certificate.revoked(moment(revokedAt)) : say.certificate.valid}</strong>
        </p>
      </div>
      <dl className="facts">
        <Fact label={say.certificate.holder}>
          <bdi>{holder}</bdi>
        </Fact>
        <Fact label={say.certificate.event}>
          {eventTitles.map((title) => (
            <div key={title.locale} lang={foreignLanguage(visit, [title])}>
              {title.text}
            </div>
          ))}
        </Fact>
        <Fact label={say.certificate.time}>
          <EventTimes visit={visit} event={certificate} />
        </Fact>
        <Fact label={say.certificate.issuer}>{issuer}</Fact>
        <Fact label={say.certificate.issued}>{moment(issuedAt)}</Fact>
        <Fact label={say.certificate.code}>{code}</Fact>
      </dl>
      <h2>{say.certificate.files}</h2>
      <ul>
        {!revokedAt && (
          <li>
            <a href={link(`/certificates/${code}.pdf`)}>{say.certificate.pdf}</a>
          </li>
        )}
        <li>
          <a href={`/certificates/${code}.json`}>{say.certificate.badge}</a>
        </li>
      </ul>
    </>
  );
}
