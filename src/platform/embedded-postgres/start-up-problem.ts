/** Why Colloquy cannot start, in one line that tells the operator what to do; it is printed without its stack. */
export class StartUpProblem extends Error {
  override readonly name = 'StartUpProblem';
}

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ENOENT: 'no folder can be made there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of this path is not a folder',
  EEXIST: 'it is not a folder',
  ENAMETOOLONG: 'the path is too long',
};

/** The system's code of an error, "EACCES", or PostgreSQL's, "57P03"; null when it has none. */
export function systemCode(error: unknown): string | null {
  return textOf(error, 'code');
}

/** What an error says, for use in the middle of a line. */
export function messageOf(error: unknown): string {
  return textOf(error, 'message') ?? String(error);
}

/** Looks at the shape, as an error of Node itself is no instance of the Error that code under Jest sees. */
function textOf(error: unknown, property: 'code' | 'message' | 'path'): string | null {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, property) : null;
  return typeof value === 'string' ? value : null;
}

/** The problem of a data folder that cannot be made or written. */
export function cannotWrite(folder: string, error: unknown): StartUpProblem {
  return new StartUpProblem(
    `Cannot write to ${folder}: ${reasonOf(error)}. Set DATA_DIR to a folder that this user may write to.`,
  );
}

/** Turns a failure of the file system in the middle of the start into one line; anything else is passed on as it is. */
export function asStartUpProblem(error: unknown): unknown {
  if (!((systemCode(error) ?? '') in reasons)) return error;
  const path = textOf(error, 'path') ?? 'the data folder';
  return new StartUpProblem(
    `Cannot read or write ${path}: ${reasonOf(error)}. Set it right, or set DATA_DIR to a folder that ` +
      `this user may write to.`,
  );
}

function reasonOf(error: unknown): string {
  return reasons[systemCode(error) ?? ''] ?? messageOf(error);
}

/**
 * The line of a program's output that says why it failed: its first error, as later ones follow from it, else its last
 * line.
 */
export function reasonInOutput(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  // What PostgreSQL answers to those who ask whether it is ready is no failure.
  const told = lines.filter((line) => !line.includes('the database system is '));
  const failures = told.flatMap((line) => /(?:FATAL|PANIC|error): +(.+)$/.exec(line)?.[1] ?? []);
  return (failures[0] ?? told.at(-1) ?? 'it said nothing').trim().replace(/\.$/, '');
}
