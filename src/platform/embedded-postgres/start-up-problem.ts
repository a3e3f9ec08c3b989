/** Why Colloquy cannot start, in one line that tells the operator what to do; it is printed without its stack. */
export class StartUpProblem extends Error {
  override readonly name = 'StartUpProblem';
}

const reasons: Record<string, string> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of this path is not a folder',
  EEXIST: 'it is not a folder',
  ENAMETOOLONG: 'the path is too long',
};

/** The system's code of an error, "EACCES"; null when the error is not the system's. */
export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The problem of a data folder that cannot be made or written. */
export function cannotWrite(folder: string, error: unknown): StartUpProblem {
  return new StartUpProblem(
    `Cannot write to ${folder}: ${reasonOf(error)}. Set DATA_DIR to a folder that this user may write to.`,
  );
}

/** Turns a failure of the file system in the middle of the start into one line; anything else is passed on as it is. */
export function asStartUpProblem(error: unknown): unknown {
  const code = systemCode(error);
  if (!code || !(code in reasons) || !(error instanceof Error)) return error;
  const path = 'path' in error && typeof error.path === 'string' ? error.path : 'the data folder';
  return new StartUpProblem(
    `Cannot read or write ${path}: ${reasonOf(error)}. Set it right, or set DATA_DIR to a folder that this user may write to.`,
  );
}

function reasonOf(error: unknown): string {
  return reasons[systemCode(error) ?? ''] ?? (error instanceof Error ? error.message : String(error));
}

/** The line of a program's output that says why it failed: its last error, else its last line. */
export function lastMeaningfulLine(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const failures = lines.flatMap((line) => /(?:FATAL|PANIC|ERROR|error): +(.+)$/.exec(line)?.[1] ?? []);
  return (failures.at(-1) ?? lines.at(-1) ?? 'it said nothing').trim().replace(/\.$/, '');
}
