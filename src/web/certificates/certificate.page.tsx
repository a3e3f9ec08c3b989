import type { ReactNode } from 'react';
import { graphql, printedMoment, type ResultOf } from '../../platform/index.js';
import type { Visit } from '../frame/visit.js';
import { EventTimes } from '../parts/event-times.js';
import { Fact } from '../parts/fact.js';
import { foreignLanguage, localText } from '../parts/local-text.js';

export const certificateOperation = graphql(
  `
    query Certificate($code: String!) {
      certificate(code: $code) {
        code
        holder
        eventTitles {
          ...LocalText
        }
        issuer
        issuedAt
        revokedAt
        replacedBy {
          code
        }
        url
        timeZone
        startsAt
        endsAt
        startsAtLocal
        endsAtLocal
      }
    }
  `,
  [localText],
);

export type ShownCertificate = NonNullable<ResultOf<typeof certificateOperation>['certificate']>;

/** Whether a certificate is valid, and what it says. */
export function CertificatePage({ visit, certificate }: { visit: Visit; certificate: ShownCertificate }): ReactNode {
  const { say, language, link } = visit;
  const { code, holder, eventTitles, issuer, issuedAt, revokedAt, replacedBy, timeZone } = certificate;
  const moment = (instant: string): string => printedMoment(timeZone, new Date(instant), language);
  return (
    <>
      <div className="notice text" role="note">
        <p>
          <strong>{revokedAt ? say.certificate.revoked(moment(revokedAt)) : say.certificate.valid}</strong>
        </p>
        {replacedBy && (
          <p>
            {say.certificate.replacedBy}{' '}
            <a className="unbroken" href={link(`/certificates/${replacedBy.code}`)}>
              {replacedBy.code}
            </a>
          </p>
        )}
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
