import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import draw from '../../src/reports/files/draw.js';
import { Drawing } from '../../src/reports/files/drawing.service.js';
import { madeDocument, madeSection } from '../support/builders/report-documents.js';
import type { ReportCell, ReportDocument, SectionKey } from '../../src/reports/files/document/report-document.js';
import { readPdf } from '../support/oracles/pdf.js';

const drawing = new Drawing();
afterAll(() => drawing.onModuleDestroy());
const here = new AbortController().signal;

const section = (key: SectionKey, names: string[], count: number, row: (place: number) => ReportCell[]) =>
  madeSection(
    key,
    names,
    Array.from({ length: count }, (_, place) => row(place)),
    `Раздел «${key}»`,
  );
const title = 'Семинар по вопросам возвращения и реинтеграции';
const people = ['people', 'women', 'men', 'otherOrNotStated'];

/** A report with as many published outcomes. */
const reportOf = (outcomes: number): ReportDocument =>
  madeDocument([
    section('areas', ['code', 'title', 'events', ...people], 6, (place) => [`${place}`, title, place, 30, 10, 10, 10]),
    section('months', ['month', 'events', 'outcomes'], 12, (place) => [
      `2025-${String(place + 1).padStart(2, '0')}`,
      place,
      1,
    ]),
    section('states', ['name', 'participations'], 50, (place) => [`Государство ${place}`, place]),
    section('outcomes', ['date', 'kind', 'title', 'areas', 'actions', 'evidence'], outcomes, (place) => [
      '2025-01-01',
      'Исследование',
      `${title} ${place}`,
      '1',
      'I.1; VI.6',
      `Приложение (https://example.org/${place})`,
    ]),
  ]);

/** Charts of one thread are numbered. */
const unnumbered = (svg: unknown): string => String(svg).replaceAll(/zr\d+-cls-\d+/g, '');

/** For how many milliseconds at most nothing else had its turn while `work` ran. */
async function longestBlock(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  await work();
  await sleep(20);
  delay.disable();
  return delay.max / 1e6;
}

describe('drawing the files of a report', () => {
  it('holds nobody up, which it does where it is not a thread', async () => {
    const report = reportOf(2000);
    await drawing.draw({ as: 'areas', document: report }, here);
    for (const as of ['docx', 'pdf'] as const) {
      const blocks: number[] = [];
      // What other processes take from this one comes and goes; what drawing takes comes each time.
      while (blocks.length < 5 && !blocks.some((block) => block < 300))
        blocks.push(await longestBlock(() => drawing.draw({ as, document: report }, here)));
      expect([as, Math.min(...blocks) < 300]).toEqual([as, true]);
    }
    expect(await longestBlock(() => draw({ as: 'docx', document: report }))).toBeGreaterThan(300);
  }, 120_000);

  it('gives the same as drawing here', async () => {
    const report = reportOf(3);
    const svg = await drawing.draw({ as: 'states', document: report }, here);
    expect(String(svg)).toContain('Государство 49');
    expect(unnumbered(svg)).toBe(unnumbered(await draw({ as: 'states', document: report })));
    const pdf = (await drawing.draw({ as: 'pdf', document: report }, here)) as Uint8Array;
    expect((await readPdf(Buffer.from(pdf))).title).toBe('Отчёт');
    expect(
      await drawing.draw(
        { as: 'states', document: { ...report, sections: reportOf(0).sections.map((one) => ({ ...one, rows: [] })) } },
        here,
      ),
    ).toBeNull();
  });

  it('goes on after a drawing that failed, took too much memory, or that nobody waits for', async () => {
    const report = reportOf(3);
    await expect(drawing.draw({ as: 'docx', document: { ...report, facts: null as never } }, here)).rejects.toThrow();
    await expect(drawing.draw({ as: 'docx', document: reportOf(30_000) }, here)).rejects.toThrow('memory');
    const gone = new AbortController();
    const abandoned = drawing.draw({ as: 'pdf', document: reportOf(2000) }, gone.signal);
    setTimeout(() => gone.abort(), 300);
    await expect(abandoned).rejects.toThrow('aborted');
    expect(await drawing.draw({ as: 'months', document: report }, here)).toContain('<svg');
  }, 60_000);

  it('lets only so many wait', async () => {
    const settled = await Promise.allSettled(
      Array.from({ length: 40 }, () => drawing.draw({ as: 'months', document: reportOf(1) }, here)),
    );
    const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(25);
    expect(refused[0]).toMatchObject({ code: 'RATE_LIMITED' });
  });

  it('loads nothing of the application into its thread', async () => {
    const { metafile } = await build({
      entryPoints: ['dist/src/reports/files/draw.js'],
      bundle: true,
      write: false,
      metafile: true,
      format: 'esm',
      packages: 'external',
    });
    const others = Object.keys(metafile.inputs).filter(
      (file) => !/src\/(reports\/files|platform\/documents)\//.test(file),
    );
    expect(others).toEqual([]);
  });
});
