import { describe, expect, it } from '@jest/globals';
import { matching, type ConfirmedPerson } from './attendance-matching.js';

const person = (
  registrationId: string,
  givenNames: string,
  familyName: string,
  more: Partial<ConfirmedPerson> = {},
) => ({
  ...{ registrationId, givenNames, familyName, email: null, latinName: null },
  ...more,
});
const olena = person('olena', 'Олена', 'Коваленко «Лісова»', {
  email: 'olena@ministry.example',
  latinName: 'Olena Kovalenko Lisova',
});
const szabo = person('szabo', 'Bence', 'Szabó');
const dAlmeida = person('dalmeida', 'Inês', "d'Almeida");
const giorgi = person('giorgi', 'Giorgi', 'Lomidze', { email: 'Giorgi@mia.example' });
const otherGiorgi = person('otherGiorgi', 'Giorgi', 'Lomidze');
const jan = person('jan', 'Jan', 'Novak');
const ian = person('ian', 'Ian', 'Novac');

const found = (participants: ConfirmedPerson[], name: string, email: string | null = null) =>
  matching(participants)({ line: 1, name, email, joins: [] });
const is = (registrationId: string) => ({ registrationId, candidateIds: [] });
const nobody = { registrationId: null, candidateIds: [] };

describe('somebody in a file is', () => {
  it.each([
    ['Олена Коваленко «Лісова»'],
    ['КОВАЛЕНКО "ЛІСОВА" ОЛЕНА'],
    ['Olena Kovalenko Lisova'],
    ['Lisova-Kovalenko, Olena (Guest)'],
    ['Front desk (Олена Коваленко-Лісова)'],
    ['Olena Kovalenko-Lisova [Ministry]'],
  ])('found as %s', (name) => {
    expect(found([szabo, olena, giorgi], name)).toEqual(is('olena'));
  });

  it('found without diacritics and apostrophes', () => {
    expect(found([szabo, dAlmeida], 'SZABO Bence')).toEqual(is('szabo'));
    expect(found([szabo, dAlmeida], 'Ines D’Almeida (host)')).toEqual(is('dalmeida'));
  });

  it('found by e-mail address whatever the name, and by name where the address is unknown', () => {
    expect(found([olena, giorgi], 'Olena Kovalenko Lisova', 'GIORGI@MIA.EXAMPLE')).toEqual(is('giorgi'));
    expect(found([olena, giorgi], 'Giorgi Lomidze', 'private@mail.example')).toEqual(is('giorgi'));
  });

  it('never guessed where several have the name', () => {
    expect(found([giorgi, otherGiorgi], 'Lomidze Giorgi')).toEqual({
      registrationId: null,
      candidateIds: ['giorgi', 'otherGiorgi'],
    });
    expect(found([giorgi, otherGiorgi], 'Lomidze Giorgi', 'giorgi@mia.example')).toEqual(is('giorgi'));
  });

  it('who is written so, before who only sounds so', () => {
    expect(found([jan, ian], 'Jan Novak')).toEqual(is('jan'));
    expect(found([jan, ian], 'Ian Novac')).toEqual(is('ian'));
    expect(found([jan, ian], 'Ян Новак').candidateIds).toEqual(['jan', 'ian']);
  });

  it('proposed, not taken, where only a part of the name fits', () => {
    expect(found([olena, szabo], 'Olena Kovalenko')).toEqual({ registrationId: null, candidateIds: ['olena'] });
    expect(found([olena, szabo], 'Olena')).toEqual(nobody);
  });

  it.each(['', '()', '(Guest)', '+43 1 581 44 56', '—', 'iPhone', "'; DROP TABLE member; --"])(
    'nobody as "%s"',
    (name) => {
      expect(found([olena, szabo, giorgi, otherGiorgi], name)).toEqual(nobody);
    },
  );

  it('nobody as a name without letters, even beside a person without any', () => {
    expect(found([person('blank', '—', '—')], '—')).toEqual(nobody);
  });
});
