import type { EventKind, OrganisationKind } from '../../schema-types.js';
import type { FigureRow, Figures } from '../counting/figures.js';

/** Whose follow-ups they are: a state's, by its code, or an organisation's. */
export interface AddresseeFollowUps {
  state: string | null;
  organisationId: string | null;
  open: number;
  /** Of those open. */
  overdue: number;
  done: number;
  dropped: number;
}

export interface KindEvents {
  /** Null: the whole report. */
  areaId: string | null;
  kind: EventKind;
  events: number;
}

export interface KindParticipants {
  kind: OrganisationKind;
  /** Null: not told. */
  participations: number | null;
  people: number | null;
}

export interface LanguageEvents {
  language: string;
  spoken: number;
  interpreted: number;
}

interface Breakdowns {
  followUps: AddresseeFollowUps[];
  eventKinds: KindEvents[];
  organisationKinds: KindParticipants[];
  languages: LanguageEvents[];
}

/** As it is counted: the figures of all lines, and which lines there are. */
export interface DetailsRow extends Breakdowns {
  figures: FigureRow[];
  subItems: string[];
  programmes: string[];
  partners: string[];
}

/** What a report tells beside its main lines, for whom asks for it. */
export interface ReportDetails extends Breakdowns {
  subItems: { actionId: string; figures: Figures }[];
  programmes: { programmeId: string; figures: Figures }[];
  partners: { organisationId: string; figures: Figures }[];
}
