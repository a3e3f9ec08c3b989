import { describe, expect, it } from '@jest/globals';
import { parse } from 'content-disposition';
import { savedAs } from './saved-as.js';

describe('the name of a file to save', () => {
  it.each([
    ['report.pdf', 'attachment; filename=report.pdf'],
    [
      'отчёт-2024.pdf',
      "attachment; filename=otchet-2024.pdf; filename*=UTF-8''%D0%BE%D1%82%D1%87%D1%91%D1%82-2024.pdf",
    ],
    ['Деятельность.pdf', 'attachment; filename=Deyatelnost.pdf; filename*='],
    ['Протокол «1».docx', 'attachment; filename="Protokol <<1>>.docx"; filename*='],
  ])('%s survives', (name, header) => {
    expect(savedAs(name)).toContain(header);
    expect(parse(savedAs(name)).parameters['filename']).toBe(name);
  });
});
