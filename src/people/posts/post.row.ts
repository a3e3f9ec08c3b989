export interface PostRow {
  id: string;
  memberId: string;
  title: string;
  organisationId: string | null;
  /** A state's code. */
  state: string | null;
  /** Days; null: not known, or while it lasts. */
  from: string | null;
  to: string | null;
  /** Whether it says for whom its holder speaks: the state or staff stand behind it. */
  confirmed: boolean;
}
