import type { ReportedOutcome } from '../reading/report-content.js';
import { named, narrative } from './iati-narratives.js';

/** Code of IATI's list DocumentCategory: results, outcomes and outputs. */
const results = 'A08';

/** By how addresses end; IATI wants a kind of file of each. */
const kinds: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Where everybody can read what proves the outcomes. Addresses of our own files hold for some minutes only. */
export const documentsOf = (outcomes: readonly ReportedOutcome[], publicUrl: string) =>
  outcomes
    .filter(({ audience }) => audience === 'PUBLIC')
    .flatMap((outcome) =>
      outcome.evidence
        .filter(({ audience, url }) => audience === 'PUBLIC' && url !== null && !url.startsWith(`${publicUrl}/`))
        .map(({ title, url }) => documentOf(outcome, title, url!)),
    );

const documentOf = ({ kind, titles, date }: ReportedOutcome, title: string, url: string) => ({
  '@url': url,
  '@format': kinds[new URL(url).pathname.split('.').at(-1)!.toLowerCase()] ?? 'text/html',
  title: narrative([{ locale: 'en', text: title }]),
  description: named(titles, kind),
  category: { '@code': results },
  'document-date': { '@iso-date': date },
});
