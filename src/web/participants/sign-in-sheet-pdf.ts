import { footnotesOf } from '../../people/index.js';
import { oneLine } from '../../platform/index.js';
import { bytesOf, newPdf, PdfFlow, PdfTable, sheet } from '../../platform/documents/index.js';
import type { Visit } from '../frame/visit.js';
import { type ParticipantList, venueOf } from './participant-list.js';
import { hoursOn, linesOf, type SheetLine } from './sign-in-sheet.js';

const margin = 40;
const width = sheet.width - 2 * margin;
const room = { left: margin, top: margin, width, bottom: 535, footAt: 552 };
/** High enough to sign on. */
const look = { size: 9, padding: 5, leastHeight: 30, rules: 'boxes' } as const;
const linesForWalkIns = 8;

const columnWidths = [34, 120, 196, 240, width - 590];

/** The sheet that people sign on one day of an event, tagged for screen readers. */
export async function signInSheetPdf(visit: Visit, list: ParticipantList, date: string): Promise<Buffer> {
  const { language, say } = visit;
  const words = say.signIn;
  const { event, states } = list;
  const [title] = event.titles;
  const document = await newPdf(language, {
    margins: { left: margin, right: margin, top: margin, bottom: 0 },
    bufferPages: true,
    info: { Title: `${words.title}: ${oneLine(title?.text ?? event.slug)}, ${date}` },
  });
  const flow = new PdfFlow(document, room);
  flow.paragraph('H1', words.title, { size: 18, font: 'bold' });
  if (title) flow.paragraph('P', oneLine(title.text), { size: 12, font: 'bold', language: title.locale });
  flow.paragraph('P', hoursOn(date, event, language), { size: 10 });
  const place = venueOf(event);
  if (place) flow.paragraph('P', oneLine(place), { size: 10 });
  flow.top += 6;

  const columns = Object.values(words.columns).map((label, column) => ({ label, width: columnWidths[column]! }));
  const blank: SheetLine = { state: '', name: '', organisation: '' };
  const lines = [...linesOf(list, visit), ...Array.from({ length: linesForWalkIns }, () => blank)];
  await new PdfTable(flow, columns, look).draw(
    lines.map(({ state, name, organisation }, row) =>
      [String(row + 1), state, name, organisation, ''].map((text) => ({ text })),
    ),
  );
  flow.top += 8;
  for (const footnote of footnotesOf(states)) flow.paragraph('P', footnote, { size: 8 });
  flow.end((number, count) => ({ foot: words.page(number, count) }));
  return bytesOf(document);
}
