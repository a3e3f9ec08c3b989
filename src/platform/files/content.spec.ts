import { describe, expect, it } from '@jest/globals';
import { nameFor, plainName, typeAnnounced, typeFound } from './content.js';

describe('a name', () => {
  it.each([
    ['agenda.pdf', 'agenda.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\Олена\\Повестка «дня».docx', 'Повестка «дня».docx'],
    ['a\r\nset-cookie: b.pdf', 'aset-cookie: b.pdf'],
    ['photo\u202egnp.exe', 'photognp.exe'],
    ['.htaccess', 'htaccess'],
    ['..', ''],
    ['folder/', ''],
  ])('%j is kept as %j', (given, kept) => {
    expect(plainName(given)).toBe(kept);
  });

  it.each([
    ['agenda.pdf', 'application/pdf', 'agenda.pdf'],
    ['AGENDA.PDF', 'application/pdf', 'AGENDA.PDF'],
    ['photo.jpeg', 'image/jpeg', 'photo.jpeg'],
    ['report.pdf.bat', 'text/plain', 'report.pdf.bat.txt'],
    ['agenda', 'application/pdf', 'agenda.pdf'],
  ])('%s of %s is given out as %s', (name, type, given) => {
    expect(nameFor(name, type)).toBe(given);
  });
});

describe('a type', () => {
  it.each([
    ['Application/PDF; version=1.7', 'a.pdf', 'application/pdf'],
    ['image/jpg', 'a.jpg', 'image/jpeg'],
    ['application/vnd.ms-excel', 'A.CSV', 'text/csv'],
    ['application/vnd.ms-excel', 'a.xls', null],
    ['text/html', 'a.txt', null],
    ['', 'a.pdf', null],
  ])('announced as %j for %s counts as %j', (contentType, name, type) => {
    expect(typeAnnounced(contentType, name)).toBe(type);
  });

  it.each([
    ['1 < 2, 3 > 2', 'text/plain'],
    ['<3 to all', 'text/plain'],
    ['\ufeff  <!DOCTYPE html>', 'text/html'],
    ['a <IFRAME src=x>', 'text/html'],
    ['#!/usr/bin/env node', 'text/x-script'],
    ['a\u0000', 'application/octet-stream'],
  ])('is found in the text %j as %s', async (text, type) => {
    expect(await typeFound(Buffer.from(text))).toBe(type);
  });
});
