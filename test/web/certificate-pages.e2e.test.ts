import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { certificateFor, revokeCertificate } from '../support/builders/certificates.js';
import { readPdf, type ReadPdf } from '../support/oracles/pdf.js';
import { startWorld, type World } from '../support/harness/world.js';

let world: World;
beforeAll(async () => {
  world = await startWorld({ variables: { CERTIFICATE_ISSUER: 'Secretariat of the “Dialogue”' } });
});
afterAll(async () => {
  await world.stop();
});

const visit = (path: string, accept = 'text/html'): request.Test => request(world.urls[0]!).get(path).set({ accept });
const unknownCode = '0000-0000-0000-0000';

/** Without a reader of its own supertest would take the bytes for text. */
async function download(path: string): Promise<{ status: number; headers: Record<string, string>; bytes: Buffer }> {
  const response = await visit(path).buffer(true).responseType('blob');
  return { status: response.status, headers: response.headers, bytes: response.body as Buffer };
}

const pdfOf = async (code: string, language = 'en'): Promise<ReadPdf> =>
  readPdf((await download(`/certificates/${code}.pdf?lang=${language}`)).bytes);

describe('the page of a certificate', () => {
  it('says to everybody with the code that it is valid, for whom, of which event, when and by whom', async () => {
    const { code } = await certificateFor(world, world.ids.expert);
    const { status, text, headers } = await visit(`/certificates/${code.toLowerCase()}`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({ 'x-robots-tag': 'noindex', 'referrer-policy': 'same-origin' });
    expect(text).toContain('This certificate is valid.');
    expect(text).toContain('<dd class="kept"><bdi>Олена Коваленко «Лісова»</bdi></dd>');
    expect(text).toContain('<div>Interviewing children</div><div lang="ru">Интервью с детьми</div>');
    expect(text).toContain('Tuesday 4 March 2025, 09:00, to Wednesday 5 March 2025, 16:00 (Vienna, UTC+1)');
    expect(text).toContain('<dt>Issued by</dt><dd class="kept">Secretariat of the “Dialogue”</dd>');
    expect(text).toContain(`<dd class="kept">${code}</dd>`);
    expect(text).toContain(`<a href="/certificates/${code}.pdf">`);
    expect(text).toContain(`<a href="/certificates/${code}.json">`);
  });

  it('is there in Russian', async () => {
    const { code } = await certificateFor(world, world.ids.expert);
    const { text } = await visit(`/certificates/${code}?lang=ru`);
    expect(text).toContain('<html lang="ru">');
    expect(text).toContain('Этот сертификат действителен.');
    expect(text).toContain('<div>Интервью с детьми</div><div lang="en">Interviewing children</div>');
    expect(text).toContain('с 4 марта 2025 г., 09:00 до 5 марта 2025 г., 16:00 (Вена, UTC+1)');
    expect(text).toContain(`<a href="/certificates/${code}.pdf?lang=ru">`);
  });

  it('keeps what names and titles hold from becoming part of it', async () => {
    const member = await world.newMember('<b>"Ann"</b>', '\u202eAbu \u200f&amp;', 'UA');
    const title = [{ locale: 'en', text: '</bdi><script>alert(1)</script>' }];
    const { code } = await certificateFor(world, member, { title });
    const { text } = await visit(`/certificates/${code}`);
    expect(text).toContain('<bdi>&lt;b&gt;&quot;Ann&quot;&lt;/b&gt; \u202eAbu \u200f&amp;amp;</bdi>');
    expect(text).toContain('&lt;/bdi&gt;&lt;script&gt;');
    expect(text).not.toContain('<script>');
  });

  it('says when it was revoked and not why, and then there is no PDF', async () => {
    const { code } = await certificateFor(world, world.ids.expert);
    await world.as('organiser').ask(revokeCertificate, { code, reason: 'He slept' });
    const { text, status } = await visit(`/certificates/${code}`);
    expect(status).toBe(200);
    expect(text).toMatch(
      /This certificate was revoked and is no longer valid: \w+ \d+ \w+ 20\d\d, \d\d:\d\d \(Vienna, /,
    );
    expect(text).not.toContain('valid.</strong>');
    expect(text).not.toContain('He slept');
    expect(text).not.toContain('.pdf');
    expect((await visit(`/certificates/${code}?lang=ru`)).text).toContain('Этот сертификат отозван');
    expect((await visit(`/certificates/${code}.pdf`)).status).toBe(410);
  });

  it.each([unknownCode, 'x', "'--", '%00', `${'A'.repeat(400)}`])(
    'is missing for %s, as are its files',
    async (code) => {
      for (const path of [code, `${code}.pdf`, `${code}.json`])
        expect({ path, status: (await visit(`/certificates/${path}`)).status }).toEqual({ path, status: 404 });
      expect((await visit(`/certificates/${code}`, 'application/json')).body).toMatchObject({ statusCode: 404 });
    },
  );
});

describe('the PDF of a certificate', () => {
  it('has name, title, code and address as text, a language, a title and a structure', async () => {
    const { code, url } = await certificateFor(world, world.ids.expert);
    const { status, headers } = await download(`/certificates/${code}.pdf`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `inline; filename="certificate-${code}.pdf"`,
      'x-robots-tag': 'noindex',
    });
    const english = await pdfOf(code);
    expect(english).toMatchObject({
      pages: 1,
      language: 'en',
      title: 'Certificate of attendance: Олена Коваленко «Лісова»',
    });
    expect(new Set(english.roles)).toEqual(new Set(['Root', 'Document', 'P', 'H1', 'Figure']));
    expect(english.text).toBe(
      [
        'Secretariat of the “Dialogue”',
        'Certificate of attendance',
        'This is to certify that Олена Коваленко «Лісова»',
        'attended the event Interviewing children Интервью с детьми',
        'Tuesday 4 March 2025, 09:00, to Wednesday 5 March 2025, 16:00 (Vienna, UTC+1)',
        english.text.match(/Issued on: [^)]*\)/)![0],
        `Code: ${code}`,
        `Whether this certificate is valid is shown at ${url}`,
      ].join(' '),
    );
    const russian = await pdfOf(code, 'ru');
    expect(russian.language).toBe('ru');
    expect(russian.text).toContain('Интервью с детьми Interviewing children');
  });

  const long = 'Константинопольский-Задунайский';
  it.each([
    ['quotes', 'О’Ніл "Лев"', 'Д’Артаньян „Ґ“', null],
    ['Latin letters from all over', 'Şükrü Łucja Đorđe', 'Ņikita Țepeș Ğ', null],
    ['Greek', 'Ελένη', 'Παπαδοπούλου', null],
    ['letters of Georgia and Armenia', 'ნინო', 'Պետրոսյան', null],
    ['combining marks', 'Андре\u0301й', 'Во\u0301лков', null],
    ['marks that turn the direction', '\u202eGiorgi\u202c', '\u200fLomidze', 'Giorgi Lomidze'],
    ['200 and 200 letters', `${long} `.repeat(6).trim(), `${long} `.repeat(6).trim(), null],
    ['200 letters without a space', 'Ж'.repeat(200), 'Щ'.repeat(200), 'Ж'.repeat(200) + 'Щ'.repeat(200)],
  ])('has the whole of a name with %s', async (_, givenNames, familyName, printed) => {
    const { code } = await certificateFor(world, await world.newMember(givenNames, familyName, 'UA'));
    const { text, pages, box } = await pdfOf(code);
    const [found, wanted] = [text, printed ?? `${givenNames} ${familyName}`].map((one) => one.replaceAll(' ', ''));
    expect(found).toContain(wanted);
    expect(pages).toBe(1);
    expectWithin(box);
  });

  it('has the whole of two titles of 300 letters beside the longest name', async () => {
    const [english, russian] = ['Wide ', 'Жизнь '].map((word) => word.repeat(60).slice(0, 299) + '!') as [
      string,
      string,
    ];
    const title = [
      { locale: 'en', text: english },
      { locale: 'ru', text: russian },
    ];
    const member = await world.newMember('Широкое Имя '.repeat(16).trim(), 'Ещё Шире Имя '.repeat(15).trim(), 'UA');
    const { code } = await certificateFor(world, member, { title });
    for (const language of ['en', 'ru']) {
      const { text, pages, box } = await pdfOf(code, language);
      for (const written of [english, russian]) expect(text).toContain(written);
      expect(pages).toBe(1);
      expectWithin(box);
    }
  });

  function expectWithin({ left, right, bottom, top }: ReadPdf['box']): void {
    expect(left).toBeGreaterThanOrEqual(60);
    expect(right).toBeLessThanOrEqual(782);
    expect(bottom).toBeGreaterThanOrEqual(60);
    expect(top).toBeLessThanOrEqual(555);
  }
});
